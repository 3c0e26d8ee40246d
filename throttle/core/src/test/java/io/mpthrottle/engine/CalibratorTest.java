// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calibration comes to an end in time, on a machine that stands still for most of it, too. */
@Timeout(60)
class CalibratorTest {
    private static final long LONGEST_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long READING_NS = 50;
    private static final long PARK_IS_LATE_NS = 60_000;

    /** Runs for a part of each period, and then stands still until the next one, as under a quota of a busy process. */
    private static final class StandingStill implements NanoClock {
        private final AtomicLong ranNs = new AtomicLong();
        private final long runsNs;
        private final long periodNs;

        StandingStill(long runsNs, long periodNs) {
            this.runsNs = runsNs;
            this.periodNs = periodNs;
        }

        @Override
        public long nanoTime() {
            return after(READING_NS);
        }

        long after(long ns) {
            long ran = ranNs.addAndGet(ns);
            return ran / runsNs * periodNs + ran % runsNs;
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 100", "10, 100", "5, 100", "50, 100", "99, 100", "3, 10", "100, 100"})
    void keepsToItsTimeUnderAQuota(long runsMs, long periodMs) {
        StandingStill clock = new StandingStill(runsMs * MS, periodMs * MS);
        long beganNs = clock.nanoTime();

        calibrator(clock, new CpuQuota(runsMs * MS, periodMs * MS)).run();

        assertThat(clock.nanoTime() - beganNs).isLessThan(LONGEST_NS);
    }

    @ParameterizedTest
    @CsvSource({"20, 100", "5, 100", "99, 100"})
    void keepsToItsTimeUnderAQuotaThatIsOutOfSight(long runsMs, long periodMs) {
        StandingStill clock = new StandingStill(runsMs * MS, periodMs * MS);
        long beganNs = clock.nanoTime();

        calibrator(clock, CpuQuota.NONE).run();

        assertThat(clock.nanoTime() - beganNs).isLessThan(LONGEST_NS);
    }

    @Test
    void doesNotWaitForAThreadThatIsNotRun() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            Calibrator calibrator = calibrator(SystemNanoClock.INSTANCE, CpuQuota.ofThisProcess());

            Machine assumed = calibrator.measure(work -> PlainThreads.named(
                    () -> {
                        try {
                            end.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "not-run"));

            assertThat(end.getCount()).isOne();
            assertThat(assumed.parkOvershootP50Ns()).isEqualTo(Lateness.ASSUMED.p50Ns());
            assertThat(assumed.longParkOvershootP99Ns()).isEqualTo(Lateness.ASSUMED.p99Ns());
            assertThat(assumed.highestPerSecond()).isPositive().isFinite();
            assertThat(assumed.clockReadNs()).isPositive();
        } finally {
            end.countDown();
        }
    }

    @Test
    void aQuotaLeavesTheTwoThreadsTheirShareOfTheRate() {
        Machine machine = calibrator(SystemNanoClock.INSTANCE, new CpuQuota(20 * MS, 100 * MS))
                .measure(work -> PlainThreads.named(work, "measuring"));

        assertThat(machine.processors()).isEqualTo(0.2);
        assertThat(machine.highestPerSecond()).isCloseTo(0.1 * 1e9 / machine.handoffNs(), withinPercentage(1e-6));
    }

    @Test
    void parksOfBothLengthsAreMeasured() {
        StandingStill clock = new StandingStill(MS, MS);
        ParkTrial parks = new ParkTrial(clock, ns -> clock.after(ns + PARK_IS_LATE_NS));

        assertThat(parks.measure(50_000, clock.nanoTime() + 50 * MS).p50Ns())
                .isBetween(PARK_IS_LATE_NS, PARK_IS_LATE_NS + 2 * READING_NS);
        assertThat(parks.measure(MS, clock.nanoTime() + 50 * MS).p99Ns())
                .isBetween(PARK_IS_LATE_NS, PARK_IS_LATE_NS + 2 * READING_NS);
        assertThat(parks.measure(MS, clock.nanoTime())).isEqualTo(Lateness.ASSUMED);
    }

    @Test
    void percentilesAreOfWhatWasMeasuredInAnyOrder() {
        long[] lateNs = new long[200];
        for (int i = 0; i < 100; i++) {
            lateNs[i] = 100L - i;
        }

        assertThat(Lateness.of(lateNs, 100)).isEqualTo(new Lateness(51, 100));
        assertThat(Lateness.of(lateNs, 1)).isEqualTo(new Lateness(100, 100));
        assertThat(Lateness.of(lateNs, 0)).isEqualTo(Lateness.ASSUMED);
    }

    private static Calibrator calibrator(NanoClock clock, CpuQuota quota) {
        return new Calibrator(clock, () -> quota, new ParkTrial(clock, ns -> {
            if (clock instanceof StandingStill still) {
                still.after(ns + PARK_IS_LATE_NS);
            }
        }));
    }
}
