// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The tank's queue, whose next free slot can be fetched before there is something to place.
 *
 * <p>Neighbouring slots share cache lines, so the two lines of a slot (its sequence and its element) are where the worker left
 * them that took the unit before. Whoever places the next one waits for them to come over, by a different time each time, at the
 * very moment when it is due.
 */
final class Slots extends MpmcVarHandleArrayQueue<Unit> {
    private static final VarHandle SEQUENCE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    Slots(final int units) {
        super(units);
    }

    /**
     * Fetches the lines that the next {@code offer} writes to; changes nothing. Both are written to, atomically and with what
     * stands there: a load would get a copy that a store has to wait for once more.
     */
    void fetchNext() {
        final int slot = (int) (currentProducerIndex() & mask);
        final long unusedSequence = (long) SEQUENCE.getAndAddRelease(sequenceBuffer, slot, 0L);
        // In a full queue a unit stands there; a write that fails fetches the line as well.
        final boolean unusedOutcome =
                ELEMENT.weakCompareAndSetPlain((Object[]) buffer, slot, (Object) null, (Object) null);
    }
}
