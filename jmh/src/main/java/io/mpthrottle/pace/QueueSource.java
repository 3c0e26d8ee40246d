// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The least that a limiter can do whose tank is an MPMC queue of JCTools: a thread spins on the clock until each instant
 * and offers one element, the worker polls. No policy, no count, no statistics; what is more uneven here than in
 * {@link HandoffSource} are the cache lines of a slot's sequence and of its element, which go from core to core each time.
 */
final class QueueSource extends CompanionSource {
    private static final int SLOTS = 65_536;

    private final MpmcVarHandleArrayQueue<Object> queue = new MpmcVarHandleArrayQueue<>(SLOTS);

    QueueSource(final long ratePerSecond) {
        super("queue", ratePerSecond);
    }

    @Override
    void give() {
        final Object unit = new Object();
        while (!stopped) {
            if (grid.nextNs() - System.nanoTime() <= 0 && queue.relaxedOffer(unit)) {
                grid.advance();
            }
        }
    }

    @Override
    public boolean take() {
        return queue.relaxedPoll() != null;
    }

    @Override
    public String settings() {
        return "a thread that spins on System.nanoTime until each instant and offers to a JCTools queue, and one that polls it";
    }
}
