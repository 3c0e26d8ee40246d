// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.tank.Tank;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/**
 * When a thread that parks wakes up, on a clock of its own, for a tank of one unit if not said otherwise: parks are late by
 * less than the calibrated overshoot.
 */
class RefillParkProperties {
    private static final long OVERSHOOT_NS = 60_000;
    private static final long READING_NS = 25;
    private static final long LONG_PARK_NS = 100_000_000;
    private static final long SHORT_PARK_NS = 140_000;
    private static final long LONG_OVERSHOOT_NS = 350_000;
    private static final long MILLISECOND_NS = 1_000_000;

    /**
     * How parks end.
     *
     * @param overshootNs the calibrated one
     * @param longestNs the longest single park
     * @param shortLateNs short parks are late by less
     * @param longLateNs longer ones are late by less
     * @param earlyShare so many ended before their time, as parks may
     * @param seed of all that
     */
    private record Parks(
            long overshootNs, long longestNs, long shortLateNs, long longLateNs, double earlyShare, long seed) {
        static final Parks PLAIN = even(LONG_PARK_NS, 0, 1);

        /** All are late by less than the overshoot. */
        static Parks even(final long longestNs, final double earlyShare, final long seed) {
            return new Parks(OVERSHOOT_NS, longestNs, OVERSHOOT_NS, OVERSHOOT_NS, earlyShare, seed);
        }

        /** Long ones are late by more. One step is through before a due time. */
        static Parks uneven(final long overshootNs, final long longestNs, final double earlyShare, final long seed) {
            final long stepNs = 4 * READING_NS;
            final long longLateNs = Math.max(LONG_OVERSHOOT_NS, overshootNs);
            return new Parks(overshootNs, longestNs, overshootNs - stepNs, longLateNs - stepNs, earlyShare, seed);
        }

        ParkLateness lateness() {
            return new ParkLateness(overshootNs, Math.max(LONG_OVERSHOOT_NS, overshootNs));
        }

        long lateNs(final long ns) {
            return ns > SHORT_PARK_NS ? longLateNs : shortLateNs;
        }
    }

    /** A throttle, its refill thread and the time. */
    private static final class Bench {
        private final Parks parks;
        private final Random random;
        private final Tank tank;
        private final RefillAgent agent;
        private final RefillIdle idle;
        private long nowNs;
        private int parked;
        private long takeAtNs = Long.MAX_VALUE;
        private boolean taken;

        Bench(final Refill mode, final long intervalNs, final Parks parks) {
            this(mode, intervalNs, 1, parks);
        }

        Bench(final Refill mode, final long intervalNs, final int cap, final Parks parks) {
            this.parks = parks;
            tank = new Tank(cap);
            random = new Random(parks.seed);
            agent = new RefillAgent(
                    "refill",
                    () -> passTo(nowNs + READING_NS),
                    tank,
                    new ScheduledPolicy(new Schedule(1, intervalNs), cap, Tuning.LOOKS),
                    Supply.endless(),
                    null,
                    mode == Refill.HYBRID);
            idle = mode == Refill.PARKED
                    ? RefillIdle.parked(agent, parks.lateness(), this::park)
                    : RefillIdle.hybrid(agent, parks.lateness(), this::park);
            agent.begin(0);
        }

        private void park(final long ns) {
            parked++;
            final boolean early = random.nextDouble() < parks.earlyShare;
            passTo(nowNs
                    + (early
                            ? (long) (random.nextDouble() * ns)
                            : ns + (long) (random.nextDouble() * parks.lateNs(ns))));
        }

        private long passTo(final long ns) {
            if (ns >= takeAtNs) {
                taken = tank.take() != null;
                takeAtNs = Long.MAX_VALUE;
            }
            nowNs = ns;
            return ns;
        }

        /** The thread runs until a worker has asked at this time; whether it was granted. */
        boolean isGrantedAt(final long ns) {
            takeAtNs = ns;
            while (takeAtNs != Long.MAX_VALUE) {
                idle(agent.doWork());
            }
            return taken;
        }

        /** The thread runs until a unit was placed, which is taken at once; when that was. */
        long placedAtNs() {
            int work = agent.doWork();
            while (work == 0) {
                idle(work);
                work = agent.doWork();
            }
            assertThat(tank.take()).isNotNull();
            idle(work);
            return nowNs;
        }

        private void idle(final int work) {
            if (work == 0) {
                idle.idle(parks.longestNs);
            }
        }
    }

    @Example
    void oneThatOnlyParksWakesUpOnceForEachUnitThatFindsTheTankFull() {
        final Bench bench = new Bench(Refill.PARKED, MILLISECOND_NS, Parks.PLAIN);

        assertThat(bench.isGrantedAt(1_000 * MILLISECOND_NS + 1)).isTrue();
        assertThat(bench.parked).isBetween(1_000, 1_003);
    }

    @Example
    void oneThatOnlyParksLooksOnceMoreAheadOfAUnitThatFindsRoom() {
        final Bench bench = new Bench(Refill.PARKED, MILLISECOND_NS, Parks.PLAIN);
        for (int unit = 0; unit < 1_000; unit++) {
            assertThat(bench.isGrantedAt(unit * MILLISECOND_NS + 2 * OVERSHOOT_NS))
                    .isTrue();
        }

        assertThat(bench.parked).isBetween(1_998, 2_003);
    }

    /** It is there for each while the next one is near: what is taken until then is seen in time for that. */
    @Example
    void oneThatOnlyParksWakesUpForEachUnitOfAShortInterval() {
        final Bench bench = new Bench(Refill.PARKED, 3 * OVERSHOOT_NS, Parks.PLAIN);

        assertThat(bench.isGrantedAt(3_000 * OVERSHOOT_NS)).isTrue();
        assertThat(bench.parked).isGreaterThan(1_500);
    }

    @Property(tries = 300)
    void whatIsTakenTwoOvershootsBeforeADueTimeIsReplacedThen(
            @ForAll final Refill mode,
            @ForAll @LongRange(max = 50_000_000) final long slackNs,
            @ForAll @LongRange(min = 50_000, max = LONG_PARK_NS) final long longestNs,
            @ForAll @DoubleRange(max = 0.5) final double earlyShare,
            @ForAll final long seed,
            @ForAll @Size(min = 1, max = 50) final List<@IntRange(max = 3_000) Integer> pauses) {
        Assume.that(mode != Refill.BUSY_SPIN);
        final long intervalNs = 4 * OVERSHOOT_NS + slackNs;
        final long settledNs = OVERSHOOT_NS + 1_000;
        final Bench bench = new Bench(mode, intervalNs, Parks.even(longestNs, earlyShare, seed));
        long atNs = settledNs;
        assertThat(bench.isGrantedAt(atNs)).isTrue();
        for (final int pause : pauses) {
            final long unit = atNs / intervalNs + 1 + pause / 1_000;
            final long spareNs = intervalNs - settledNs - 2 * OVERSHOOT_NS;
            atNs = unit * intervalNs + settledNs + spareNs / 1_000 * (pause % 1_000);
            assertThat(bench.isGrantedAt(atNs)).isTrue();
        }
    }

    /** However late long parks are: two grants so far apart are both had, the second after its unit fell due at the latest. */
    @Property(tries = 200)
    void oneThatSpinsBeforeADueTimeSeesWhatIsTakenUntilThen(
            @ForAll @LongRange(min = 10_000, max = 250_000) final long overshootNs,
            @ForAll @LongRange(min = 200_000, max = 20_000_000) final long intervalNs,
            @ForAll @DoubleRange(max = 0.9) final double before,
            @ForAll @IntRange(min = 2, max = 50) final int units,
            @ForAll final long seed) {
        final Parks parks = Parks.uneven(overshootNs, LONG_PARK_NS, 0, seed);
        final Bench bench = new Bench(Refill.HYBRID, intervalNs, parks);
        final long beforeNs = 1_000 + (long) (before * (intervalNs - 2_000));

        assertThat(bench.isGrantedAt(units * intervalNs - beforeNs)).isTrue();
        assertThat(bench.isGrantedAt(units * intervalNs + 1_000)).isTrue();
    }

    /** With workers that take at once, however late long parks are. */
    @Property(tries = 300)
    void oneThatSpinsIsInTimeAfterLongParks(
            @ForAll @LongRange(min = 10_000, max = 250_000) final long overshootNs,
            @ForAll @IntRange(min = 1, max = 2) final int cap,
            @ForAll @LongRange(min = 10_000, max = 20_000_000) final long intervalNs,
            @ForAll @LongRange(min = 10_000, max = LONG_PARK_NS) final long longestNs,
            @ForAll @DoubleRange(max = 0.5) final double earlyShare,
            @ForAll final long seed) {
        final Parks parks = Parks.uneven(overshootNs, longestNs, earlyShare, seed);
        final Bench bench = new Bench(Refill.HYBRID, intervalNs, cap, parks);
        final long firstNs = bench.placedAtNs() / intervalNs * intervalNs;
        for (int unit = 1; unit <= 20; unit++) {
            assertThat(bench.placedAtNs() - firstNs - unit * intervalNs).isBetween(0L, 10 * READING_NS);
        }
    }

    @Example
    void oneThatSpinsParksAFewTimesForEachUnitOfALongInterval() {
        final Parks parks = Parks.uneven(OVERSHOOT_NS, LONG_PARK_NS, 0, 1);
        final Bench bench = new Bench(Refill.HYBRID, MILLISECOND_NS, 2, parks);
        bench.placedAtNs();
        bench.parked = 0;
        for (int unit = 0; unit < 1_000; unit++) {
            bench.placedAtNs();
        }

        assertThat(bench.parked).isBetween(1_800, 3_000);
    }

    @Example
    void oneThatSpinsWakesUpAFewTimesForEachUnitThatFindsTheTankFull() {
        final Bench bench = new Bench(Refill.HYBRID, MILLISECOND_NS, Parks.PLAIN);

        assertThat(bench.isGrantedAt(1_000 * MILLISECOND_NS + 1)).isTrue();
        assertThat(bench.parked).isBetween(1_900, 4_003);
    }
}
