// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/**
 * How awaitFuel waits unless told otherwise: spin, yield, then park, doubling up to 1 ms.
 *
 * <p>With more than a handful of waiting threads each parks longer in proportion. Together they then look into the tank
 * as often as the handful would, so a unit is found as soon, and a thousand waiters cost no more than eight.
 */
final class FuelIdle implements IdleStrategy {
    private static final int SPINS = 100;
    private static final int YIELDS = 10;
    private static final long SHORTEST_PARK_NS = 1_000;
    private static final long LONGEST_PARK_NS = 1_000_000;
    private static final int HANDFUL = 8;

    private final AtomicInteger waiting;
    private int idled;
    private long parkNs = SHORTEST_PARK_NS;
    private long deadlineLeftNs = Long.MAX_VALUE;

    FuelIdle(final AtomicInteger waiting) {
        this.waiting = waiting;
    }

    /** No park is longer than what is left of a timeout. */
    void leave(final long leftNs) {
        deadlineLeftNs = leftNs;
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
    @SuppressWarnings("ThreadPriorityCheck") // a hint before parking, nothing relies on it
    public void idle() {
        if (idled < SPINS) {
            idled++;
            Thread.onSpinWait();
        } else if (idled < SPINS + YIELDS) {
            idled++;
            Thread.yield();
        } else {
            final long crowd = Math.max(1, waiting.get() / HANDFUL);
            LockSupport.parkNanos(Math.max(1, Math.min(parkNs * crowd, deadlineLeftNs)));
            parkNs = Math.min(2 * parkNs, LONGEST_PARK_NS);
        }
    }

    @Override
    public void reset() {
        idled = 0;
        parkNs = SHORTEST_PARK_NS;
        deadlineLeftNs = Long.MAX_VALUE;
    }

    @Override
    public String alias() {
        return "fuel";
    }
}
