// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static io.mpthrottle.contract.Views.NOTHING;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four views and the counts, on a manual clock; emissions are made where the test wants them. */
class ViewsTest {
    private final Timeline timeline = monitor();
    private final Throttle throttle = timeline.throttle();

    @Test
    void thereIsNothingToTellBeforeTheFirstEmission() {
        assertNothingToTell();

        timeline.start().after(SECOND);

        assertNothingToTell();
    }

    private void assertNothingToTell() {
        assertThat(throttle.latest()).isEqualTo(NOTHING);
        assertThat(throttle.mean()).isEqualTo(NOTHING);
        assertThat(throttle.loHi()).isEqualTo(NOTHING);
        assertThat(throttle.hiLo()).isEqualTo(NOTHING);
    }

    @Test
    void aThrottleAtFourASecondSaysSo() {
        Timeline paced = Timeline.started(Hardcap.LIMIT, 4, SECOND);
        for (int quarter = 0; quarter <= 20; quarter++) {
            paced.at(Duration.ofMillis(250L * quarter));
            assertThat(paced.drain()).isOne();
            paced.settle();
        }
        Stats stats = paced.publishedStats();

        assertPace("latest", stats.latest(), 0.25e9);
        assertPace("loHi", stats.loHi(), 0.25e9);
        assertPace("hiLo", stats.hiLo(), 0.25e9);
        assertPace("mean", stats.mean(), 5.01e9 / 21);
        assertThat(stats.runtime()).isEqualTo(Duration.ofMillis(5010));
        assertThat(stats.total()).isEqualTo(21);
        assertThat(stats.granted()).isEqualTo(21);
        assertThat(stats.overflow()).isZero();
        assertThat(stats.reordered()).isZero();
        assertThat(stats.discarded()).isZero();
        assertThat(stats.held()).isZero();
    }

    @Test
    void theFourViewsAndStatsAgree() {
        emitEvery(Duration.ofMillis(100), 30);
        Stats stats = timeline.publishedStats();

        assertThat(throttle.latest()).isEqualTo(stats.latest()).isNotEqualTo(NOTHING);
        assertThat(throttle.mean()).isEqualTo(stats.mean()).isNotEqualTo(NOTHING);
        assertThat(throttle.loHi()).isEqualTo(stats.loHi()).isNotEqualTo(NOTHING);
        assertThat(throttle.hiLo()).isEqualTo(stats.hiLo()).isNotEqualTo(NOTHING);
        assertThat(stats).isEqualTo(throttle.stats()).hasSameHashCodeAs(throttle.stats());
    }

    @Test
    void lowestAndHighestIntervalAreTheExtremesOfAllThatWereSeen() {
        timeline.start();
        emitAt(0, 1_000_000, 1_500_123, 900_000_777, 901_000_777);
        Stats stats = timeline.publishedStats();

        assertPace("loHi", stats.loHi(), 500_123);
        assertPace("hiLo", stats.hiLo(), 900_000_777 - 1_500_123);
    }

    @Test
    void latestCountsTheStampsOfTheLastSecond() {
        timeline.start();
        for (int ms : new int[] {100, 1_990, 2_000, 2_010, 2_500, 2_990, 3_000}) {
            timeline.at(Duration.ofMillis(ms));
            throttle.emit();
        }

        // published at 3,010 ms, of (2,010, 3,010]
        assertPace("latest", timeline.publishedStats().latest(), 1e9 / 3);
        assertPace("mean", throttle.mean(), 3.01e9 / 7);
    }

    @Test
    void latestForgetsWhatIsOlderThanASecondAndThenHasNothingToTell() {
        timeline.start().at(Duration.ofMillis(95));
        throttle.emit();
        throttle.emit();

        timeline.at(Duration.ofMillis(100));
        assertPace("latest", timeline.throttle().latest(), 0.5e9);
        timeline.at(Duration.ofMillis(1_090));
        assertPace("latest", timeline.throttle().latest(), 0.5e9);
        timeline.at(Duration.ofMillis(1_100));
        assertThat(timeline.throttle().latest()).isEqualTo(NOTHING);
        assertPace("mean", timeline.throttle().mean(), 0.55e9);
    }

    @Test
    void latestForgetsAlsoWhenTheAgentSleptThroughTheSecond() {
        emitEvery(Duration.ofMillis(10), 200);

        timeline.pass(Duration.ofHours(1)).settle();

        assertThat(throttle.latest()).isEqualTo(NOTHING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 100, 333, 1000})
    void latestIsExactAtWholeSlicesWhateverTheRefreshRate(int refreshMs) {
        Timeline refreshed = Timeline.of(b -> b.asThrottle(false).refreshRate(Duration.ofMillis(refreshMs)))
                .start();
        long emittedMs = 0;
        for (int slice = 1; slice <= 4000 / refreshMs; slice++) {
            long nowMs = (long) slice * refreshMs;
            refreshed.passUntil(Duration.ofMillis(nowMs));
            for (; emittedMs <= nowMs; emittedMs += 100) {
                refreshed.throttle().emit(emittedMs * 1_000_000);
            }
            refreshed.settle();
            if (nowMs >= 1000) {
                assertThat(refreshed.throttle().latest().perSecond())
                        .as("at %d ms", nowMs)
                        .isCloseTo(10, offset(slack(refreshMs)));
            }
        }
    }

    /** Where a second is no whole number of slices, the oldest slice counts in proportion. */
    private static double slack(int refreshMs) {
        return 1000 % refreshMs == 0 ? 1e-6 : Math.ceil(refreshMs / 100.0);
    }

    @Test
    void latestIsNothingAfterStopAndTheRestStays() {
        emitEvery(Duration.ofMillis(100), 30);
        timeline.settle();
        Summary summary = timeline.stop();

        assertThat(throttle.latest()).isEqualTo(NOTHING);
        assertThat(throttle.stats().latest()).isEqualTo(NOTHING);
        assertPace("loHi", throttle.loHi(), 100e6);
        assertPace("hiLo", throttle.hiLo(), 100e6);
        assertPace("mean", throttle.mean(), 3.0e9 / 30);
        assertThat(summary.total()).isEqualTo(30);
        assertThat(summary.runtime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(summary.meanIntervalNanos()).isEqualTo(0.1e9);
        assertThat(summary.meanPerSecond()).isEqualTo(10.0);
    }

    @Test
    void latestStartsAnewWithTheNextRun() {
        emitEvery(Duration.ofMillis(100), 30);
        timeline.stop();
        timeline.start().after(Duration.ofMillis(10));
        assertThat(throttle.latest()).isEqualTo(NOTHING);

        throttle.emit();
        timeline.after(Duration.ofMillis(10));

        assertPace("latest", throttle.latest(), 1e9);
    }

    @Test
    void meanIsTakenOverAllRuns() {
        emitEvery(Duration.ofMillis(100), 10);
        timeline.stop();
        timeline.pass(Duration.ofHours(1)).start().after(Duration.ofMillis(500));
        throttle.emit();
        timeline.after(Duration.ofMillis(500));

        assertThat(timeline.stop().runtime()).isEqualTo(Duration.ofSeconds(2));
        assertPace("mean", throttle.mean(), 2e9 / 11);
    }

    @Test
    void nothingIsPublishedBeforeTheRefreshRateAndAllOfItAtIt() {
        Timeline slow = Timeline.of(b -> b.asThrottle(false).refreshRate(Duration.ofMillis(200)))
                .start();
        slow.at(Duration.ofMillis(1));
        slow.throttle().emit();
        slow.at(Duration.ofMillis(199));
        assertThat(slow.throttle().stats().total()).isZero();

        slow.at(Duration.ofMillis(200));

        assertThat(slow.throttle().stats().total()).isOne();
        assertThat(slow.throttle().stats().runtime()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void viewsAreReadableFromAnotherThreadWithoutTheAgent() throws Exception {
        emitEvery(Duration.ofMillis(100), 30);
        timeline.settle();

        Workers<Stats> readers = Workers.start(2, () -> {
            assertThat(throttle.intervals().getTotalCount()).isEqualTo(29);
            assertThat(throttle.latestIntervals().getTotalCount()).isPositive();
            return throttle.stats();
        });

        assertThat(readers.results()).containsOnly(throttle.stats());
    }

    private static Timeline monitor() {
        return Timeline.of(b -> b.asThrottle(false));
    }

    private void emitEvery(Duration span, int times) {
        timeline.start();
        for (int i = 1; i <= times; i++) {
            timeline.after(span);
            throttle.emit();
        }
        timeline.settle();
    }

    private void emitAt(long... stampsNs) {
        for (long stampNs : stampsNs) {
            throttle.emit(stampNs);
        }
    }
}
