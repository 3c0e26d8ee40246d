// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.Tuning;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * How awaitFuel waits unless it was told otherwise: it spins, then yields, then parks, each time twice as long, up to 1 ms.
 *
 * <p>When more than a handful of threads wait, each of them parks longer in proportion. All of them together then look
 * into the tank as often as a handful would. So a unit is found as soon, and a thousand waiters cost no more than eight.
 */
final class FuelIdle implements IdleStrategy {
    private final AtomicInteger waiting;
    private int idled;
    private long parkNs = Tuning.SHORTEST_WAIT_NS;
    private long leftNs = Long.MAX_VALUE;

    FuelIdle(final AtomicInteger waiting) {
        this.waiting = waiting;
    }

    /** The next park lasts no longer than this, which is what is left of the caller's timeout. */
    void atMost(final long timeoutNs) {
        leftNs = timeoutNs;
    }

    @Override
    public void idle(final int workCount) {
        if (workCount > 0) {
            reset();
        } else {
            idle();
        }
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // yielding only saves time here: nothing relies on it
    public void idle() {
        if (idled < Tuning.WAITER_SPINS) {
            idled++;
            Thread.onSpinWait();
        } else if (idled < Tuning.WAITER_SPINS + Tuning.WAITER_YIELDS) {
            idled++;
            Thread.yield();
        } else {
            final long crowd = Math.max(1, waiting.get() / Tuning.HANDFUL_OF_WAITERS);
            LockSupport.parkNanos(Math.max(1, Math.min(parkNs * crowd, leftNs)));
            parkNs = Math.min(2 * parkNs, Tuning.LONGEST_WAIT_NS);
        }
    }

    @Override
    public void reset() {
        idled = 0;
        parkNs = Tuning.SHORTEST_WAIT_NS;
        leftNs = Long.MAX_VALUE;
    }

    @Override
    public String alias() {
        return "fuel";
    }
}
