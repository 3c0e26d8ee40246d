// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * The least that a limiter can do whose tank is an MPMC queue of JCTools: a thread spins on the clock until each instant
 * and offers one element, the worker polls. No policy, no count, no statistics; what is more uneven here than in
 * {@link HandoffSource} are the cache lines of a slot's sequence and of its element, which go from core to core each time.
 */
final class QueueSource implements FuelSource {
    private static final int SLOTS = 65_536;

    private final long ratePerSecond;
    private final MpmcVarHandleArrayQueue<Object> queue = new MpmcVarHandleArrayQueue<>(SLOTS);
    private final Thread companion = new Thread(this::offer, "queue");
    private IntendedTimes grid;
    private volatile boolean stopped;

    QueueSource(final long ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
        grid = new IntendedTimes(ratePerSecond, 0);
    }

    private void offer() {
        final Object unit = new Object();
        while (!stopped) {
            if (grid.nextNs() - System.nanoTime() <= 0 && queue.relaxedOffer(unit)) {
                grid.advance();
            }
        }
    }

    @Override
    public long start() {
        companion.setDaemon(true);
        final long originNs = System.nanoTime();
        grid = new IntendedTimes(ratePerSecond, originNs);
        companion.start();
        return originNs;
    }

    @Override
    public boolean take() {
        return queue.relaxedPoll() != null;
    }

    @Override
    public List<Thread> threads() {
        return List.of(companion);
    }

    @Override
    public String settings() {
        return "a thread that spins on System.nanoTime until each instant and offers to a JCTools queue, and one that polls it";
    }

    @Override
    public void close() {
        stopped = true;
    }
}
