// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * How the thread of the refill agent passes the time until something falls due.
 *
 * <p>A parked thread comes back late by the kernel's timer slack and a wake-up, 50 to 60 µs on Linux, so a throttle that
 * only parks is late by that much each time. HYBRID parks short of the due time by the calibrated overshoot and spins
 * the rest.
 */
public abstract class RefillIdle implements IdleStrategy {
    private final RefillAgent agent;
    private final long longestParkNs;

    private RefillIdle(final RefillAgent agent, final long longestParkNs) {
        this.agent = agent;
        this.longestParkNs = longestParkNs;
    }

    /**
     * Never parks.
     *
     * @return the strategy
     */
    public static IdleStrategy busySpin() {
        return BusySpinIdleStrategy.INSTANCE;
    }

    /**
     * Parks while the next unit is further off than the overshoot, then spins.
     *
     * @param agent the agent that runs on the thread
     * @param overshootNs how late a park comes back, in nanoseconds
     * @param longestParkNs the longest single park, in nanoseconds
     * @return the strategy
     */
    public static IdleStrategy hybrid(final RefillAgent agent, final long overshootNs, final long longestParkNs) {
        return new Hybrid(agent, overshootNs, longestParkNs);
    }

    /**
     * Always parks.
     *
     * @param agent the agent that runs on the thread
     * @param overshootNs how late a park comes back, in nanoseconds
     * @param longestParkNs the longest single park, in nanoseconds
     * @return the strategy
     */
    public static IdleStrategy parked(final RefillAgent agent, final long overshootNs, final long longestParkNs) {
        return new Parked(agent, overshootNs, longestParkNs);
    }

    /** Passes the time when the next step is so far off. */
    abstract void idleFor(long untilNextNs, boolean wantsLook);

    @Override
    public final void idle(final int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public final void idle() {
        idleFor(agent.untilNextNs(), agent.wantsLook());
    }

    @Override
    public final void reset() {
        // Nothing is remembered from one idle period to the next but the due time looked ahead of.
    }

    /** Parks for so long, or for the longest single park; tells whether it was the whole time. */
    final boolean park(final long ns) {
        LockSupport.parkNanos(Math.min(ns, longestParkNs));
        return ns <= longestParkNs;
    }

    private static final class Hybrid extends RefillIdle {
        private final long overshootNs;

        private Hybrid(final RefillAgent agent, final long overshootNs, final long longestParkNs) {
            super(agent, longestParkNs);
            this.overshootNs = overshootNs;
        }

        @Override
        void idleFor(final long untilNextNs, final boolean wantsLook) {
            if (untilNextNs > overshootNs) {
                park(untilNextNs - overshootNs);
            } else {
                Thread.onSpinWait();
            }
        }

        @Override
        public String alias() {
            return "hybrid";
        }
    }

    private static final class Parked extends RefillIdle {
        private final long overshootNs;
        private boolean lookedAhead;

        private Parked(final RefillAgent agent, final long overshootNs, final long longestParkNs) {
            super(agent, longestParkNs);
            this.overshootNs = overshootNs;
        }

        /** A full tank is looked at once more before the next unit falls due: late enough to see most takes. */
        @Override
        void idleFor(final long untilNextNs, final boolean wantsLook) {
            if (wantsLook && !lookedAhead) {
                final long aheadNs = untilNextNs - Math.min(2 * overshootNs, untilNextNs / 2);
                lookedAhead = park(aheadNs);
            } else {
                lookedAhead = false;
                park(Math.max(1, untilNextNs));
            }
        }

        @Override
        public String alias() {
            return "parked";
        }
    }
}
