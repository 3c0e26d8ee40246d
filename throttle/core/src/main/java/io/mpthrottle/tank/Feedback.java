// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * The way back from the workers to the refill agent, for policies whose units return.
 *
 * <p>Assumptions: any number of threads return units, one thread at a time receives them. Progress: both sides are
 * lock-free. There are never more units than slots, so returning a unit cannot fail. A worker that is stopped while it
 * returns a unit holds back the units that were returned after it. The refill agent then learns of them late, which
 * makes it more careful and never less.
 */
public final class Feedback {
    private final MessagePassingQueue<Unit> queue;

    /**
     * Makes an empty way back.
     *
     * @param units how many units exist, 1 to {@link Tank#MAX_UNITS}
     */
    public Feedback(final int units) {
        queue = new MpscVarHandleArrayQueue<>(Math.max(2, units));
    }

    /**
     * Returns a unit, with the reading it carries. Called by the worker that took it.
     *
     * @param unit the unit
     * @param takenAtNs the clock's reading, made after the unit left the tank
     */
    public void giveBack(final Unit unit, final long takenAtNs) {
        unit.takenAt(takenAtNs);
        if (!queue.offer(unit)) {
            throw new IllegalStateException("more units came back than were ever placed");
        }
    }

    /**
     * Receives the next unit. Called by the refill agent alone.
     *
     * @return the unit, or null if none can be received now
     */
    public @Nullable Unit receive() {
        return queue.relaxedPoll();
    }
}
