// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A running throttle keeps within 10 MiB, at any limit and after any run time; a slow one, within 400 KiB, and without a
 * monitor, within 8 KiB.
 */
class MemoryTest {
    private static final long NOTHING_BYTES = 16_384;
    private static final int THROTTLES = 4;
    private static final double MOST_MEBIBYTES = 10;
    private static final int SLOW_THROTTLES = 16;
    private static final double MOST_KIBIBYTES = 400;
    private static final int THROTTLES_ALONE = 256;
    private static final double MOST_KIBIBYTES_ALONE = 8;

    @ParameterizedTest
    @CsvSource({
        "LIMIT, 4, 1",
        "NONE, 10000000, 1",
        "WINDOW, 10000000, 1",
        "WINDOW, 100000, 1",
        "ONE, 10000000, 1",
        "LIMIT, 10000000, 64",
        "WINDOW, 10000000, 4",
        "WINDOW, 10000000, 64"
    })
    void aThrottleThatRanForLongStaysWithinItsBudget(Hardcap hardcap, long maxN, int lines) {
        long before = usedBytes();
        List<Timeline> running = new ArrayList<>();
        for (int i = 0; i < THROTTLES; i++) {
            running.add(run(hardcap, maxN, lines));
        }
        double mebibytesEach = (usedBytes() - before) / (double) (1 << 20) / running.size();
        System.out.printf("[memory] %s of %,d in %d lines: %.2f MiB each%n", hardcap, maxN, lines, mebibytesEach);

        assertThat(mebibytesEach).isBetween(0.5, MOST_MEBIBYTES);
        assertThat(running)
                .allSatisfy(
                        timeline -> assertThat(timeline.throttle().isRunning()).isTrue());
        // What is dropped while it runs is freed later, when the next test has begun to count.
        running.forEach(timeline -> timeline.throttle().close());
    }

    /** With the default capacity for emissions, and with two seconds of emissions at the limit after a burst. */
    @ParameterizedTest
    @CsvSource({"LIMIT, 4", "LIMIT, 1000", "ONE, 1000", "WINDOW, 1000"})
    void aSlowMonitoredThrottleTakesLittle(Hardcap hardcap, long maxN) {
        runSlowly(hardcap, maxN).close();
        long before = usedBytes();
        List<Throttle> running = new ArrayList<>();
        for (int i = 0; i < SLOW_THROTTLES; i++) {
            running.add(runSlowly(hardcap, maxN));
        }
        double kibibytesEach = (usedBytes() - before) / (double) (1 << 10) / running.size();
        System.out.printf("[memory] %s of %,d, slow: %.0f KiB each%n", hardcap, maxN, kibibytesEach);

        assertThat(kibibytesEach).isBetween(10.0, MOST_KIBIBYTES);
        assertThat(running).allSatisfy(throttle -> {
            assertThat(throttle.stats().total()).isPositive();
            assertThat(throttle.stats().overflow()).isZero();
        });
        running.forEach(Throttle::close);
    }

    /** Without a monitor. */
    @ParameterizedTest
    @CsvSource({"LIMIT, 4", "LIMIT, 100", "ONE, 1000", "WINDOW, 4"})
    void aThrottleAloneTakesNextToNothing(Hardcap hardcap, long maxN) {
        runAlone(hardcap, maxN).close();
        long before = usedBytes();
        List<Throttle> running = new ArrayList<>();
        for (int i = 0; i < THROTTLES_ALONE; i++) {
            running.add(runAlone(hardcap, maxN));
        }
        double kibibytesEach = (usedBytes() - before) / (double) (1 << 10) / running.size();
        System.out.printf("[memory] %s of %,d, alone: %.1f KiB each%n", hardcap, maxN, kibibytesEach);

        assertThat(kibibytesEach).isBetween(1.0, MOST_KIBIBYTES_ALONE);
        assertThat(running)
                .allSatisfy(throttle -> assertThat(throttle.stats().granted()).isPositive());
        running.forEach(Throttle::close);
    }

    private static Throttle runAlone(Hardcap hardcap, long maxN) {
        Throttle throttle = Throttle.builder()
                .hardcap(hardcap)
                .limit(maxN, SECOND)
                .asMonitor(false)
                .threading(Threading.INVOKER)
                .clock(new ManualClock(0))
                .build();
        throttle.start();
        work(throttle);
        assertThat(throttle.hasFuel()).isTrue();
        work(throttle);
        return throttle;
    }

    private static Throttle runSlowly(Hardcap hardcap, long maxN) {
        ManualClock clock = new ManualClock(0);
        Throttle throttle = Throttle.builder()
                .hardcap(hardcap)
                .limit(maxN, SECOND)
                .threading(Threading.INVOKER)
                .clock(clock)
                .build();
        throttle.start();
        Random late = new Random(5);
        for (int ms = -1_000; ms < 2_000; ms++) {
            // A millisecond, less or more by as much as threads are late.
            clock.advance(900_000 + late.nextInt(200_000));
            work(throttle);
            while (ms >= 0 && throttle.hasFuel()) {
                clock.advance(100 + late.nextInt(100));
            }
        }
        return throttle;
    }

    private static void work(Throttle throttle) {
        try {
            throttle.agent().doWork();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Bursts, idle spells and every order of magnitude of intervals. */
    private static Timeline run(Hardcap hardcap, long maxN, int lines) {
        Timeline timeline = Timeline.of(b -> b.hardcap(hardcap)
                        .limit(maxN, SECOND)
                        .emissionCapacity(65_536)
                        .lines(lines))
                .start();
        for (long spanNs = 1; spanNs < Duration.ofDays(400).toNanos(); spanNs = spanNs * 3 / 2 + 1) {
            timeline.after(Duration.ofNanos(spanNs));
            assertThat(timeline.take(10_000)).isNotNegative();
        }
        return timeline.settle();
    }

    /** Collects until that frees nothing more: throttles that were dropped while they ran are closed by another thread. */
    private static long usedBytes() {
        long used = Long.MAX_VALUE;
        for (int futile = 0; futile < 3; ) {
            System.gc();
            long now = occupiedBytes();
            futile = used - now < NOTHING_BYTES ? futile + 1 : 0;
            used = now;
        }
        return used;
    }

    private static long occupiedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
