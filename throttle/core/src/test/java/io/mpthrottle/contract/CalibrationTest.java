// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Calibration;
import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import io.mpthrottle.ThrottleWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When a throttle is calibrated, and what that does and does not change. */
@Timeout(60)
class CalibrationTest {
    @Test
    void isOnFromFortyNineASecond() {
        assertThat(calibrationOf(Throttle.builder().limit(49, SECOND))).isNotEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(98, SECOND.multipliedBy(2))))
                .isNotEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(48, SECOND))).isEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(97, SECOND.multipliedBy(2))))
                .isEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(1_000_000, Duration.ofDays(1))))
                .isEqualTo(Calibration.NONE);
    }

    @Test
    void isOffWithACorrectionOrAClockAndOnWhenItIsAskedFor() {
        assertThat(calibrationOf(Throttle.builder().limit(1000, SECOND).correction(0)))
                .isEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(1000, SECOND).clock(System::nanoTime)))
                .isEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(1000, SECOND).autoCalibrate(false)))
                .isEqualTo(Calibration.NONE);
        assertThat(calibrationOf(Throttle.builder().limit(1, SECOND).autoCalibrate(true)))
                .isNotEqualTo(Calibration.NONE);
    }

    @Test
    void measuresThisMachine() {
        Calibration calibration = calibrationOf(Throttle.builder().limit(1000, SECOND));

        assertThat(calibration.clockReadNanos()).isBetween(1.0, 100_000.0);
        assertThat(calibration.clockStepNanos()).isBetween(1L, 100_000_000L);
        assertThat(calibration.parkOvershootP50Nanos()).isPositive();
        assertThat(calibration.parkOvershootP99Nanos()).isGreaterThanOrEqualTo(calibration.parkOvershootP50Nanos());
        assertThat(calibration.longParkOvershootP50Nanos()).isPositive();
        assertThat(calibration.longParkOvershootP99Nanos())
                .isGreaterThanOrEqualTo(calibration.longParkOvershootP50Nanos());
        assertThat(calibration.processors())
                .isPositive()
                .isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(calibration.handoffNanos()).isPositive();
        assertThat(calibration.highestPerSecond()).isGreaterThan(10_000);
        assertThat(calibration.correction()).isGreaterThanOrEqualTo(0).isLessThan(1);
        assertThat(calibration.toString()).contains("highestPerSecond");
    }

    @Test
    void resultsAreKeptPerJvm() {
        Calibration first = calibrationOf(Throttle.builder().limit(1000, SECOND));
        long beforeNs = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            Calibration again = calibrationOf(Throttle.builder().limit(1000, SECOND));
            assertThat(again.parkOvershootP99Nanos()).isEqualTo(first.parkOvershootP99Nanos());
            assertThat(again.handoffNanos()).isEqualTo(first.handoffNanos());
        }

        assertThat(System.nanoTime() - beforeNs)
                .as("20 more, of which each would pay about 200 ms")
                .isLessThan(Duration.ofSeconds(2).toNanos());
    }

    @Test
    void aLimitAboveTheHighestSteadyRateIsAWarning() {
        List<Throwable> warnings = new CopyOnWriteArrayList<>();
        Calibration calibration = calibrationOf(Throttle.builder()
                .name("ambitious")
                .limit(1_000_000_000, SECOND)
                .errorHandler(warnings::add));

        assertThat(calibration.highestPerSecond()).isLessThan(1e9);
        assertThat(warnings).hasSize(1).hasOnlyElementsOfType(ThrottleWarning.class);
        assertThat(warnings.get(0)).hasMessageContaining("ambitious");
    }

    @Test
    void aModestLimitIsNone() {
        List<Throwable> warnings = new CopyOnWriteArrayList<>();
        assertThat(calibrationOf(Throttle.builder().limit(100, SECOND).errorHandler(warnings::add)))
                .isNotEqualTo(Calibration.NONE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void automaticCalibrationNeverChangesTheSpacing() throws Exception {
        try (Throttle throttle = Throttle.builder()
                .hardcap(Hardcap.NONE)
                .limit(100_000, SECOND)
                .autoCalibrate(true)
                .build()) {
            long beforeStartNs = System.nanoTime();
            throttle.start();
            long afterStartNs = System.nanoTime();
            Thread.sleep(300);
            long beforeStopNs = System.nanoTime();
            throttle.stop();
            long afterStopNs = System.nanoTime();
            Schedule uncorrected = new Schedule(100_000, SECOND.toNanos());

            assertThat(throttle.stats().discarded())
                    .isBetween(
                            uncorrected.dueBy(beforeStopNs - afterStartNs),
                            uncorrected.dueBy(afterStopNs - beforeStartNs));
        }
    }

    private static Calibration calibrationOf(Throttle.Builder builder) {
        try (Throttle throttle = builder.build()) {
            return throttle.calibration();
        }
    }
}
