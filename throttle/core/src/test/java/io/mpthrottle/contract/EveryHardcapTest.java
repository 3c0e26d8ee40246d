// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Summary;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds whatever the hardcap. */
class EveryHardcapTest {
    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void thereIsNoFuelBeforeTheStart(Hardcap hardcap) {
        Timeline timeline = Timeline.of(hardcap, 4, SECOND);

        assertThat(timeline.throttle().hasFuel()).isFalse();
        assertThat(timeline.throttle().isRunning()).isFalse();
        assertThat(timeline.granted()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void thereIsNoFuelAfterTheStop(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).after(SECOND);
        assertThat(timeline.throttle().isRunning()).isTrue();
        assertThat(timeline.held()).isPositive();

        timeline.stop();

        assertThat(timeline.throttle().isRunning()).isFalse();
        assertThat(timeline.throttle().hasFuel()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void anAgentThatIsInvokedWhileStoppedPlacesNothing(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).after(SECOND);
        timeline.stop();

        timeline.after(Duration.ofSeconds(10));

        assertThat(timeline.throttle().hasFuel()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void eachGrantIsOneEmission(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND);
        long taken = 0;
        for (int quarter = 0; quarter < 40; quarter++) {
            timeline.at(Duration.ofMillis(260L * quarter));
            taken += timeline.drain();
        }
        assertThat(timeline.publishedStats().total()).isEqualTo(taken).isGreaterThan(30);

        Summary summary = timeline.stop();

        assertThat(summary.total()).isEqualTo(taken);
        assertThat(timeline.granted()).isEqualTo(taken);
        assertThat(summary.meanIntervalNanos()).isEqualTo(summary.runtime().toNanos() / (double) taken);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aGrantThatNoDutyCycleSawIsCountedByStop(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).settle();
        long taken = timeline.drain();

        assertThat(timeline.stop().total()).isEqualTo(taken).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aRefusalReadsNoClock(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).settle();
        timeline.drain();
        long reads = timeline.clock().reads();

        for (int i = 0; i < 1000; i++) {
            assertThat(timeline.throttle().hasFuel()).isFalse();
        }

        assertThat(timeline.clock().reads()).isEqualTo(reads);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aMonitoredGrantReadsTheClockOnce(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).settle();
        long reads = timeline.clock().reads();

        assertThat(timeline.take(1)).isOne();

        assertThat(timeline.clock().reads()).isEqualTo(reads + 1);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void anUnmonitoredGrantReadsTheClockOnlyForAnExactWindow(Hardcap hardcap) {
        Timeline timeline = Timeline.of(b -> b.hardcap(hardcap).limit(4, SECOND).asMonitor(false))
                .start()
                .settle();
        long reads = timeline.clock().reads();

        assertThat(timeline.take(1)).isOne();

        assertThat(timeline.clock().reads() - reads).isEqualTo(isExactWindow(hardcap) ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aCoarseStampReadsNoClockAndIsNeverUsedForAnExactWindow(Hardcap hardcap) {
        Timeline timeline = Timeline.of(b -> b.hardcap(hardcap)
                        .limit(4, SECOND)
                        .refill(Refill.BUSY_SPIN)
                        .timestamps(Timestamps.COARSE))
                .start()
                .settle();
        long reads = timeline.clock().reads();
        timeline.pass(Duration.ofMillis(100));

        assertThat(timeline.take(1)).isOne();

        assertThat(timeline.clock().reads() - reads).isEqualTo(isExactWindow(hardcap) ? 1 : 0);
        if (isExactWindow(hardcap)) {
            Duration span = hardcap == Hardcap.ONE ? Duration.ofMillis(250) : SECOND;
            long units = hardcap == Hardcap.ONE ? 1 : 4;
            assertThat(timeline.at(span.plusMillis(100).minusNanos(1)).held()).isEqualTo(units - 1);
            assertThat(timeline.at(span.plusMillis(101)).held()).isEqualTo(units);
        }
    }

    private static boolean isExactWindow(Hardcap hardcap) {
        return hardcap == Hardcap.ONE || hardcap == Hardcap.WINDOW;
    }
}
