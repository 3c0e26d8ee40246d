// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.monitor.Ration;
import io.mpthrottle.policy.Cap;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emissions gather for as long as a quarter of the ring has room for them, and until statistics are due at most. */
class MonitorPaceTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long REFRESH_NS = 10_000_000;
    private static final long LEAST_NS = 60_000;
    private static final int QUARTER = 65_536 / 4;

    private static Draft shared() {
        return new Draft().threads(Threads.ONE);
    }

    private static Draft limit(final long maxN, final Duration per) {
        return shared().limit(maxN, per);
    }

    private static MonitorPace pace(final Draft builder) {
        return new MonitorPace(new Settings(builder));
    }

    private static Ration ration(final Draft builder) {
        return pace(builder).ration();
    }

    @Test
    void atASlowLimitTheyGatherUntilStatisticsAreDue() {
        final Draft slow = limit(1_000, SECOND);

        assertThat(pace(slow).isSlow()).isTrue();
        assertThat(ration(slow).everyNs()).isEqualTo(REFRESH_NS);
    }

    @Test
    void besideTheRefillNoMoreThanAreDrainedAtATime() {
        final Ration ration = ration(limit(10_000, SECOND));

        assertThat(ration.emissions()).isEqualTo(64);
        assertThat(ration.everyNs()).isEqualTo(6_400_000);
    }

    @Test
    void onAThreadOfItsOwnAsManyAsThereIsRoomFor() {
        final Draft slow = limit(10_000, SECOND).threads(Threads.TWO);
        assertThat(ration(slow).everyNs()).isEqualTo(REFRESH_NS);

        final Draft fast = limit(8_000, Duration.ofMillis(1)).threads(Threads.TWO);
        // A quarter of 65,536 less 64 in workers' hands and 8,000 at once are 8,320, at 8 a microsecond.
        assertThat(ration(fast).everyNs()).isEqualTo(1_040_000);
    }

    @Test
    void aDutyCycleOfTheUsersDrainsAtEveryStep() {
        assertThat(ration(limit(1_000, SECOND).threads(Threads.NONE)).everyNs()).isZero();
    }

    @Test
    void whatMayComeAtOnceNeedsRoom() {
        final Draft most = limit(QUARTER - 64 - 1, SECOND);
        assertThat(pace(most).isSlow()).isTrue();
        assertThat(ration(most).everyNs()).as("one emission").isBetween(61_000L, 61_500L);

        final Draft more = limit(QUARTER - 64, SECOND);
        assertThat(pace(more).isSlow()).isFalse();
        assertThat(ration(more).everyNs()).isEqualTo(LEAST_NS);
    }

    @Test
    void exactOneComesOneAtATime() {
        final Draft one = limit(100_000, SECOND).hardcap(Cap::one);

        assertThat(pace(one).isSlow()).isTrue();
        assertThat(ration(one).everyNs()).isEqualTo(640_000);
    }

    @Test
    void whereFuelPilesUpAnyNumberMayCome() {
        final Draft none = limit(10, SECOND).hardcap(Cap::none);

        assertThat(pace(none).isSlow()).isFalse();
        assertThat(ration(none).everyNs()).isEqualTo(LEAST_NS);
        assertThat(ration(none).floodEmissions()).isPositive();
    }

    @Test
    void whereNoFuelIsNeededNeither() {
        final Draft byHand = limit(10, SECOND).autoEmit(false);

        assertThat(pace(byHand).isSlow()).isFalse();
        assertThat(ration(byHand).everyNs()).isEqualTo(LEAST_NS);
        assertThat(ration(byHand).floodEmissions())
                .as("it would hold up nobody but the refill")
                .isZero();
    }

    @Test
    void aMonitorAloneTellsNothingOfWhatComes() {
        final Draft alone = shared().asThrottle(false);

        assertThat(pace(alone).isSlow()).isFalse();
        assertThat(ration(alone).everyNs()).isEqualTo(LEAST_NS);
        assertThat(pace(alone).parkNs()).isEqualTo(REFRESH_NS / 8);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "TWO"})
    void whatGathersAndALargestBurstFillAQuarterOfTheRing(final Threads threads) {
        for (int capacity = 64; capacity <= 1 << 20; capacity *= 2) {
            for (long maxN = 1; maxN <= 1_000_000; maxN *= 10) {
                final Draft builder =
                        limit(maxN, Duration.ofMillis(3)).threads(threads).emissionCapacity(capacity);
                final double gathered = ration(builder).everyNs() * (maxN / 3e6);
                final double most = pace(builder).isSlow() ? gathered + maxN + 64 : 0;

                assertThat(most).as(maxN + " in a ring of " + capacity).isLessThanOrEqualTo(capacity / 4.0);
                assertThat(ration(builder).everyNs()).isLessThanOrEqualTo(REFRESH_NS);
            }
        }
    }

    /** Or a low rate of one and a small burst of another would promise what neither of them does. */
    @Test
    void burstAndRateAreThoseOfOneLimit() {
        final Quota fast = new Quota(1_000, 10_000_000, Cap::limit);
        final Quota slow = new Quota(10_000_000, 86_400_000_000_000L, Cap::limit);
        final MonitorPace alone =
                new MonitorPace(new Settings(new Draft().limits(List.of(fast)).refreshRate(Duration.ofSeconds(1))));
        final MonitorPace both = new MonitorPace(
                new Settings(new Draft().limits(List.of(slow, fast)).refreshRate(Duration.ofSeconds(1))));

        assertThat(both.ration().everyNs()).isEqualTo(alone.ration().everyNs()).isLessThan(200_000_000);
        assertThat(both.parkNs()).isEqualTo(alone.parkNs());
        assertThat(both.isSlow()).isTrue();
    }
}
