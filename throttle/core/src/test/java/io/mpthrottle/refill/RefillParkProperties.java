// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
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
import org.agrona.concurrent.IdleStrategy;

/**
 * When a thread that parks wakes up for a tank of one unit, on a clock of its own: parks are late by less than the calibrated
 * overshoot.
 */
class RefillParkProperties {
    private static final long OVERSHOOT_NS = 60_000;
    private static final long READING_NS = 25;
    private static final long LONG_PARK_NS = 100_000_000;
    private static final long MILLISECOND_NS = 1_000_000;

    /**
     * How parks end.
     *
     * @param longestNs the longest single park
     * @param earlyShare so many ended before their time, as parks may
     * @param seed of all that
     */
    private record Parks(long longestNs, double earlyShare, long seed) {
        static final Parks PLAIN = new Parks(LONG_PARK_NS, 0, 1);
    }

    /** A throttle, its refill thread and the time. */
    private static final class Bench {
        private final Parks parks;
        private final Random random;
        private final Tank tank = new Tank(1);
        private final RefillAgent agent;
        private final IdleStrategy idle;
        private long nowNs;
        private int parked;
        private long takeAtNs = Long.MAX_VALUE;
        private boolean taken;

        Bench(final Refill mode, final long intervalNs, final Parks parks) {
            this.parks = parks;
            random = new Random(parks.seed);
            agent = new RefillAgent(
                    "refill",
                    () -> passTo(nowNs + READING_NS),
                    tank,
                    new ScheduledPolicy(new Schedule(1, intervalNs), 1),
                    Supply.endless(),
                    null);
            idle = mode == Refill.PARKED
                    ? RefillIdle.parked(agent, OVERSHOOT_NS, () -> parks.longestNs, this::park)
                    : RefillIdle.hybrid(agent, OVERSHOOT_NS, () -> parks.longestNs, this::park);
            agent.begin(0);
        }

        private void park(final long ns) {
            parked++;
            final boolean early = random.nextDouble() < parks.earlyShare;
            passTo(nowNs
                    + (early ? (long) (random.nextDouble() * ns) : ns + (long) (random.nextDouble() * OVERSHOOT_NS)));
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
                idle.idle(agent.doWork());
            }
            return taken;
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
        final Bench bench = new Bench(mode, intervalNs, new Parks(longestNs, earlyShare, seed));
        long atNs = settledNs;
        assertThat(bench.isGrantedAt(atNs)).isTrue();
        for (final int pause : pauses) {
            final long unit = atNs / intervalNs + 1 + pause / 1_000;
            final long spareNs = intervalNs - settledNs - 2 * OVERSHOOT_NS;
            atNs = unit * intervalNs + settledNs + spareNs / 1_000 * (pause % 1_000);
            assertThat(bench.isGrantedAt(atNs)).isTrue();
        }
    }

    @Property(tries = 50)
    void oneThatSpinsBeforeADueTimeSeesWhatIsTakenUntilThen(
            @ForAll @LongRange(min = 1_000, max = 500_000) final long beforeNs,
            @ForAll @IntRange(min = 2, max = 50) final int units) {
        final Bench bench = new Bench(Refill.HYBRID, MILLISECOND_NS, Parks.PLAIN);

        assertThat(bench.isGrantedAt(units * MILLISECOND_NS - beforeNs)).isTrue();
        assertThat(bench.isGrantedAt(units * MILLISECOND_NS + 1_000)).isTrue();
    }
}
