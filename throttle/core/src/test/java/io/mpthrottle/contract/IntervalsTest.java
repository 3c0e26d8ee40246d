// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Views.NOTHING;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals between emissions: the newest stamp is the reference, an older one is counted and records nothing. */
class IntervalsTest extends OnLines {
    @Test
    void anOlderStampRecordsNothingAndTheNewestStaysTheReference() {
        Stats stats = statsOf(1_000, 500, 1_020, 1_019, 1_050);

        assertThat(stats.total()).isEqualTo(5);
        assertThat(stats.reordered()).isEqualTo(2);
        assertPace("loHi", stats.loHi(), 20);
        assertPace("hiLo", stats.hiLo(), 30);
    }

    @Test
    void aZeroIntervalIsRecordedAndIsNotTheLowest() {
        Timeline timeline = emitted(1_000, 1_000, 1_000, 1_700);
        Stats stats = published(timeline);

        assertThat(stats.reordered()).isZero();
        assertPace("loHi", stats.loHi(), 700);
        assertPace("hiLo", stats.hiLo(), 700);
        Histogram intervals = timeline.throttle().intervals();
        assertThat(intervals.getTotalCount()).isEqualTo(3);
        assertThat(intervals.getCountAtValue(0)).isEqualTo(2);
    }

    @Test
    void zeroIntervalsAloneLeaveTheLowestWithNothingToTell() {
        Stats stats = statsOf(1_000, 1_000, 1_000);

        assertThat(stats.loHi()).isEqualTo(NOTHING);
        assertThat(stats.hiLo().intervalNanos()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 9223372036854775807",
        "-1, 9223372036854775806",
        "0, 86400000000000",
        "0, 3155760000000000000",
        "-4000000000000000000, 4000000000000000000"
    })
    void anIntervalBeyondTheRangeIsClampedAndNeverThrown(long first, long second) {
        Timeline timeline = emitted(first, second);
        Stats stats = published(timeline);

        assertThat(stats.total()).isEqualTo(2);
        assertThat(stats.reordered()).isZero();
        assertThat(timeline.throttle().intervals().getTotalCount()).isOne();
        assertThat(stats.hiLo().intervalNanos())
                .isGreaterThanOrEqualTo(Duration.ofHours(1).toNanos());
        assertThat(timeline.stop().total()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1})
    void noStampIsTooOddToBeEmitted(long odd) {
        Timeline timeline = emitted(5_000, odd, 6_000, odd, 7_000);

        assertThat(published(timeline).total()).isEqualTo(5);
        assertThat(timeline.stop().total()).isEqualTo(5);
    }

    @Test
    void intervalsAreRightWhereNanoTimeWraps() {
        ManualClock clock = new ManualClock(Long.MAX_VALUE - 15_000_000);
        Timeline timeline = on(clock, b -> b.asThrottle(false)).start();
        for (int i = 0; i < 5; i++) {
            timeline.throttle().emit();
            timeline.after(Duration.ofMillis(10));
        }
        Stats stats = timeline.publishedStats();

        assertPace("loHi", stats.loHi(), 10e6);
        assertPace("hiLo", stats.hiLo(), 10e6);
        assertPace("latest", stats.latest(), 0.2e9);
        assertPace("mean", stats.mean(), 60e6 / 5);
        assertThat(stats.reordered()).isZero();
    }

    @Test
    void noIntervalSpansAStop() {
        Timeline timeline = emitted(0, 100);
        timeline.stop();
        timeline.pass(Duration.ofHours(1)).start();
        long nowNs = timeline.clock().nowNs();
        timeline.throttle().emit(nowNs);
        timeline.throttle().emit(nowNs + 150);
        Stats stats = published(timeline);

        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(2);
        assertPace("hiLo", stats.hiLo(), 150);
        assertThat(stats.total()).isEqualTo(4);
    }

    @Test
    void intervalsHoldAllOfThemAndAreACopy() {
        Timeline timeline = emitted(0, 100, 300, 600);
        published(timeline);
        Throttle throttle = timeline.throttle();

        Histogram intervals = throttle.intervals();
        assertThat(intervals.getTotalCount()).isEqualTo(3);
        assertThat(intervals.getCountAtValue(100)).isOne();
        assertThat(intervals.getCountAtValue(200)).isOne();
        assertThat(intervals.getCountAtValue(300)).isOne();
        intervals.reset();
        throttle.latestIntervals().reset();

        assertThat(throttle.intervals().getTotalCount()).isEqualTo(3);
        assertThat(throttle.latestIntervals().getTotalCount()).isEqualTo(3);
        timeline.stop();
        assertThat(throttle.intervals().getTotalCount()).as("after stop").isEqualTo(3);
        throttle.close();
        assertThat(throttle.intervals().getTotalCount()).as("after close").isEqualTo(3);
    }

    @Test
    void latestIntervalsCoverTheLastSecondToSecondAndAQuarter() {
        Timeline timeline = of(b -> b.asThrottle(false)).start();
        for (int i = 1; i <= 1000; i++) {
            timeline.after(Duration.ofMillis(10));
            timeline.throttle().emit();
            if (i > 200) {
                timeline.settle();
                assertThat(timeline.throttle().latestIntervals().getTotalCount())
                        .as("at %d ms", 10 * i)
                        .isBetween(98L, 127L);
            }
        }
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(999);

        timeline.at(Duration.ofMillis(10_990));
        assertThat(timeline.throttle().latestIntervals().getTotalCount())
                .as("the youngest is not yet a second old")
                .isPositive();
        timeline.at(Duration.ofMillis(11_270));
        assertThat(timeline.throttle().latestIntervals().getTotalCount()).isZero();
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(999);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void latestIntervalsAreThoseThatEndedLatelyHoweverLateTheMonitorComes(boolean atStop) {
        Timeline timeline = of(b -> b.asThrottle(false)).start().settle();
        timeline.pass(Duration.ofSeconds(10));
        long nowNs = timeline.clock().nowNs();
        for (long agoMs : new long[] {9_000, 5_000, 1_300, 999, 600, 100, 0}) {
            timeline.throttle().emit(nowNs - Duration.ofMillis(agoMs).toNanos());
        }

        if (atStop) {
            timeline.stop();
        } else {
            timeline.work();
        }

        assertThat(timeline.throttle().latestIntervals().getTotalCount()).isEqualTo(4);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(6);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void everyStampIsAnIntervalOrReorderedOrTheFirst(
            @ForAll @Size(min = 1, max = 200) List<@From("stamps") Long> stamps) {
        Timeline timeline = emitted(stamps.stream().mapToLong(Long::longValue).toArray());
        Stats stats = published(timeline);

        long newest = stamps.get(0);
        long reordered = 0;
        long lowest = Long.MAX_VALUE;
        long highest = 0;
        for (long stamp : stamps.subList(1, stamps.size())) {
            if (stamp < newest) {
                reordered++;
            } else {
                lowest = stamp > newest ? Math.min(lowest, stamp - newest) : lowest;
                highest = Math.max(highest, stamp - newest);
                newest = stamp;
            }
        }
        assertThat(stats.total()).isEqualTo(stamps.size());
        assertThat(stats.reordered()).isEqualTo(reordered);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(stamps.size() - 1 - reordered);
        if (highest > 0) {
            assertPace("loHi", stats.loHi(), lowest);
            assertPace("hiLo", stats.hiLo(), highest);
        } else {
            assertThat(stats.loHi()).isEqualTo(NOTHING);
        }
    }

    @Provide
    Arbitrary<Long> stamps() {
        return Arbitraries.longs().between(-2_000_000_000L, 2_000_000_000L);
    }

    private Stats statsOf(long... stampsNs) {
        return published(emitted(stampsNs));
    }

    private Timeline emitted(long... stampsNs) {
        Timeline timeline = of(b -> b.asThrottle(false)).start();
        for (long stampNs : stampsNs) {
            timeline.throttle().emit(stampNs);
        }
        return timeline;
    }
}
