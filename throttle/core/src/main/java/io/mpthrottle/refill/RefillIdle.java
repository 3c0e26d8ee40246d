// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
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
 * the rest. A long park comes back late by much more now and then: a host polls for the end of a short one, for 200 µs at
 * most by default, and lends the processor to others in a longer one (Linux, Documentation/virt/kvm/halt-polling.rst), and the
 * processor itself sleeps more deeply. So HYBRID leaves a longer rest after a long park, and passes it in short ones.
 *
 * <p>Where a full tank has to be looked at once more before the next unit falls due, HYBRID and PARKED wake up in between:
 * late enough to see most takes, and early enough to be through in time. PARKED, which would come too late for what is taken
 * after that, does not come for a unit that found the tank full: it wakes up once for each while nothing is taken.
 */
public abstract class RefillIdle implements IdleStrategy {
    /** More than a turn of all agents on the thread takes, so that one of them ends in it. */
    private static final long LAST_STRETCH_NS = 150;

    /** Time for what is fetched to come from a processor that is far off, before the last stretch begins. */
    private static final long LATEST_FETCH_NS = 300;

    /** Up to 1,000,000 a second the worker that takes the unit before has mostly done so by then, and is not disturbed. */
    private static final long EARLIEST_FETCH_NS = 600;

    /** In overshoots: with such an interval one who is late for a due time is early enough for the look ahead of the next. */
    private static final int LONG_INTERVAL = 4;

    /** Those that are no longer come back late by the calibrated overshoot; with it, this is what KVM polls for at most. */
    private static final long SHORT_PARK_NS = 140_000;

    /** About 99.8 of 100 longer ones come back late by less. */
    private static final long LONG_OVERSHOOT_NS = 350_000;

    final long overshootNs;
    final RefillAgent agent;
    private final LongSupplier longestParkNs;
    private final LongConsumer parking;

    /** The due time that is or was looked ahead of. */
    private long aheadOfNs;

    /** A step at this time or later has looked ahead of it; a park may end before. */
    private long lookNs;

    private RefillIdle(
            final RefillAgent agent,
            final long overshootNs,
            final LongSupplier longestParkNs,
            final LongConsumer parking) {
        this.agent = agent;
        this.overshootNs = overshootNs;
        this.longestParkNs = longestParkNs;
        this.parking = parking;
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
     * @param overshootNs how late a short park comes back, in nanoseconds
     * @param longestParkNs the longest single park from now on, in nanoseconds
     * @return the strategy
     */
    public static IdleStrategy hybrid(
            final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
        return hybrid(agent, overshootNs, longestParkNs, LockSupport::parkNanos);
    }

    static IdleStrategy hybrid(
            final RefillAgent agent,
            final long overshootNs,
            final LongSupplier longestParkNs,
            final LongConsumer parking) {
        return new Hybrid(agent, overshootNs, longestParkNs, parking);
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
        return parked(agent, overshootNs, longestParkNs, LockSupport::parkNanos);
    }

    static IdleStrategy parked(
            final RefillAgent agent,
            final long overshootNs,
            final LongSupplier longestParkNs,
            final LongConsumer parking) {
        return new Parked(agent, overshootNs, longestParkNs, parking);
    }

    /** How long to park when the next step is so far off; 0 or less not to park at all. */
    abstract long parkNs(long untilNextNs);

    /** How long to park for the look ahead of a due time that is so far off, and for which one would park so long. */
    long untilLookNs(final long untilDueNs, final long parkNs) {
        return parkNs - Math.min(2 * overshootNs, parkNs / 2);
    }

    /** Passes the time, or some of it, after the look ahead of the next due time; mostly it found the tank full. */
    void idleAfterLook(final long parkNs) {
        park(parkNs);
    }

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
        if (!agent.wantsLook()) {
            park(parkNs);
        } else if (agent.nowNs() + untilNextNs == aheadOfNs && agent.nowNs() - lookNs >= 0) {
            idleAfterLook(parkNs);
        } else {
            lookAhead(untilNextNs, parkNs);
        }
    }

    /** Comes back before a due time for a look, or as soon as the longest single park is over. */
    final void lookAhead(final long untilDueNs, final long parkNs) {
        final long untilLookNs = untilLookNs(untilDueNs, parkNs);
        aheadOfNs = agent.nowNs() + untilDueNs;
        lookNs = agent.nowNs() + untilLookNs;
        park(untilLookNs);
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

    /** Parks for so long, or for the longest single park. */
    final void park(final long ns) {
        parking.accept(Math.min(ns, Math.min(longestParkNs.getAsLong(), agent.longestAwayNs())));
    }

    private static final class BusySpin extends RefillIdle {
        private BusySpin(final RefillAgent agent) {
            super(agent, 0, () -> 0, ns -> {});
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
        private Hybrid(
                final RefillAgent agent,
                final long overshootNs,
                final LongSupplier longestParkNs,
                final LongConsumer parking) {
            super(agent, overshootNs, longestParkNs, parking);
        }

        @Override
        long parkNs(final long untilNextNs) {
            final long parkNs = untilNextNs - overshootNs;
            return parkNs <= SHORT_PARK_NS
                    ? parkNs
                    : Math.max(SHORT_PARK_NS, untilNextNs - Math.max(LONG_OVERSHOOT_NS, overshootNs));
        }

        /** After a long park there is time enough, and while it spins it looks at each turn. */
        @Override
        long untilLookNs(final long untilDueNs, final long parkNs) {
            return parkNs > SHORT_PARK_NS ? parkNs : Math.min(parkNs, untilDueNs - untilDueNs / 2);
        }

        @Override
        public String alias() {
            return "hybrid";
        }
    }

    private static final class Parked extends RefillIdle {
        private Parked(
                final RefillAgent agent,
                final long overshootNs,
                final LongSupplier longestParkNs,
                final LongConsumer parking) {
            super(agent, overshootNs, longestParkNs, parking);
        }

        @Override
        long parkNs(final long untilNextNs) {
            return Math.max(1, untilNextNs);
        }

        /** It would come too late to see what is taken until the due time, and what is due then is lost already. */
        @Override
        void idleAfterLook(final long parkNs) {
            final long untilUndecidedNs = agent.untilNextUndecidedNs();
            if (untilUndecidedNs - agent.untilNextNs() >= LONG_INTERVAL * overshootNs) {
                lookAhead(untilUndecidedNs, untilUndecidedNs);
            } else {
                park(parkNs);
            }
        }

        @Override
        public String alias() {
            return "parked";
        }
    }
}
