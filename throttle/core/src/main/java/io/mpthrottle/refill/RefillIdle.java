// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/**
 * How the thread of the refill agent passes the time until something falls due.
 *
 * <p>A spinning thread sees a due time up to one turn late, and how late is another matter each time, so intervals are uneven
 * by a turn in either direction. The last stretch before a due time is therefore spun on the clock alone, whose reading is
 * most of what a turn costs. And before that, what placing a unit has to wait for is fetched, which takes by a different time
 * each time, too.
 *
 * <p>A parked thread comes back late by the kernel's timer slack and a wake-up, 50 to 60 µs on Linux, so a throttle that
 * only parks is late by that much each time. HYBRID parks short of the due time by the calibrated overshoot and spins
 * the rest. Where a full tank has to be looked at once more before the next unit falls due, both wake up once in between:
 * late enough to see most takes, and early enough to be through in time.
 */
public abstract class RefillIdle implements IdleStrategy {
    /** More than a turn of all agents on the thread takes, so that one of them ends in it. */
    private static final long LAST_STRETCH_NS = 150;

    /** Time for what is fetched to come from a processor that is far off, before the last stretch begins. */
    private static final long LATEST_FETCH_NS = 300;

    /** Up to 1,000,000 a second the worker that takes the unit before has mostly done so by then, and is not disturbed. */
    private static final long EARLIEST_FETCH_NS = 600;

    final long overshootNs;
    private final RefillAgent agent;
    private final LongSupplier longestParkNs;

    /** The due time that was looked ahead of. */
    private long aheadOfNs;

    private RefillIdle(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
        this.agent = agent;
        this.overshootNs = overshootNs;
        this.longestParkNs = longestParkNs;
    }

    /**
     * Never parks.
     *
     * @param agent the agent that runs on the thread
     * @return the strategy
     */
    public static IdleStrategy busySpin(final RefillAgent agent) {
        return new BusySpin(agent);
    }

    /**
     * Parks while the next unit is further off than the overshoot, then spins.
     *
     * @param agent the agent that runs on the thread
     * @param overshootNs how late a park comes back, in nanoseconds
     * @param longestParkNs the longest single park from now on, in nanoseconds
     * @return the strategy
     */
    public static IdleStrategy hybrid(
            final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
        return new Hybrid(agent, overshootNs, longestParkNs);
    }

    /**
     * Always parks.
     *
     * @param agent the agent that runs on the thread
     * @param overshootNs how late a park comes back, in nanoseconds
     * @param longestParkNs the longest single park from now on, in nanoseconds
     * @return the strategy
     */
    public static IdleStrategy parked(
            final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
        return new Parked(agent, overshootNs, longestParkNs);
    }

    /** How long to park when the next step is so far off; 0 or less not to park at all. */
    abstract long parkNs(long untilNextNs);

    @Override
    public final void idle(final int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public final void idle() {
        final long untilNextNs = agent.untilNextNs();
        final long parkNs = parkNs(untilNextNs);
        if (parkNs <= 0) {
            spin(untilNextNs);
            return;
        }
        final long dueNs = agent.nowNs() + untilNextNs;
        if (agent.wantsLook() && dueNs != aheadOfNs) {
            if (park(parkNs - Math.min(2 * overshootNs, parkNs / 2))) {
                aheadOfNs = dueNs;
            }
        } else {
            park(parkNs);
        }
    }

    @Override
    public final void reset() {
        // Nothing is remembered from one idle period to the next but the due time looked ahead of.
    }

    /** The last stretch is spun in the shortest turns there are: those of the clock alone. */
    private void spin(final long untilNextNs) {
        if (untilNextNs <= LAST_STRETCH_NS) {
            agent.approach();
            return;
        }
        if (untilNextNs >= LATEST_FETCH_NS && untilNextNs <= EARLIEST_FETCH_NS) {
            agent.prepare();
        }
        Thread.onSpinWait();
    }

    /** Parks for so long, or for the longest single park; tells whether it was the whole time. */
    private boolean park(final long ns) {
        final long longestNs = Math.min(longestParkNs.getAsLong(), agent.longestAwayNs());
        LockSupport.parkNanos(Math.min(ns, longestNs));
        return ns <= longestNs;
    }

    private static final class BusySpin extends RefillIdle {
        private BusySpin(final RefillAgent agent) {
            super(agent, 0, () -> 0);
        }

        @Override
        long parkNs(final long untilNextNs) {
            return 0;
        }

        @Override
        public String alias() {
            return "spin";
        }
    }

    private static final class Hybrid extends RefillIdle {
        private Hybrid(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
            super(agent, overshootNs, longestParkNs);
        }

        @Override
        long parkNs(final long untilNextNs) {
            return untilNextNs - overshootNs;
        }

        @Override
        public String alias() {
            return "hybrid";
        }
    }

    private static final class Parked extends RefillIdle {
        private Parked(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
            super(agent, overshootNs, longestParkNs);
        }

        @Override
        long parkNs(final long untilNextNs) {
            return Math.max(1, untilNextNs);
        }

        @Override
        public String alias() {
            return "parked";
        }
    }
}
