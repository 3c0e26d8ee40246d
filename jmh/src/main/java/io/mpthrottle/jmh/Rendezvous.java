// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the threads of a benchmark meet before each invocation, while the last to arrive does what must not be timed.
 *
 * <p>JMH's own fixture for one invocation holds nobody back: with several threads it would fill a tank that another
 * thread is draining. At the end of an iteration JMH takes the threads away one by one, so a thread that waits for long
 * goes on alone; JMH no longer measures by then.
 */
final class Rendezvous {
    private static final long PATIENCE_NS = 20_000_000;
    private static final int SPINS = 1_000;

    private final int threads;
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile int turn;

    Rendezvous(final int threads) {
        this.threads = threads;
    }

    /** Waits for the other threads; the last one to come runs the task before all go on. */
    void meet(final Runnable task) {
        final int mine = turn;
        if (arrived.incrementAndGet() == threads) {
            task.run();
            arrived.set(0);
            turn = mine + 1;
        } else {
            await(mine);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // with more threads than cores, somebody else must run
    private void await(final int mine) {
        final long beganNs = System.nanoTime();
        for (int spins = 0; turn == mine; spins++) {
            if (spins >= SPINS) {
                spins = 0;
                if (System.nanoTime() - beganNs > PATIENCE_NS && leave()) {
                    return;
                }
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** False when all have come meanwhile, and the last one is at its task. */
    private boolean leave() {
        final int here = arrived.get();
        return here < threads && arrived.compareAndSet(here, here - 1);
    }
}
