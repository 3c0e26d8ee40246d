// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The least that a limiter can do if its tank is an MPMC queue of JCTools: a thread spins on the clock until each instant and
 * offers an element; the worker polls. There is no policy, no count, no statistics. It is more uneven than
 * {@link HandoffSource} because two cache lines go from core to core each time: a slot's sequence and its element.
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
