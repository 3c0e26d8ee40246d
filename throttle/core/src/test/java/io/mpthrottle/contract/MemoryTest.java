// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A running throttle keeps within 10 MiB, at any limit and after any run time. */
class MemoryTest {
    private static final int THROTTLES = 4;
    private static final double MOST_MEBIBYTES = 10;

    @ParameterizedTest
    @CsvSource({"LIMIT, 4", "NONE, 10000000", "WINDOW, 10000000", "WINDOW, 100000", "ONE, 10000000"})
    void aThrottleThatRanForLongStaysWithinItsBudget(Hardcap hardcap, long maxN) {
        long before = usedBytes();
        List<Timeline> running = new ArrayList<>();
        for (int i = 0; i < THROTTLES; i++) {
            running.add(run(hardcap, maxN));
        }
        double mebibytesEach = (usedBytes() - before) / (double) (1 << 20) / running.size();
        System.out.printf("[memory] %s of %,d: %.2f MiB each%n", hardcap, maxN, mebibytesEach);

        assertThat(mebibytesEach).isBetween(0.5, MOST_MEBIBYTES);
        assertThat(running)
                .allSatisfy(
                        timeline -> assertThat(timeline.throttle().isRunning()).isTrue());
    }

    /** Bursts, idle spells and every order of magnitude of intervals. */
    private static Timeline run(Hardcap hardcap, long maxN) {
        Timeline timeline = Timeline.of(
                        b -> b.hardcap(hardcap).limit(maxN, SECOND).emissionCapacity(65_536))
                .start();
        for (long spanNs = 1; spanNs < Duration.ofDays(400).toNanos(); spanNs = spanNs * 3 / 2 + 1) {
            timeline.after(Duration.ofNanos(spanNs));
            assertThat(timeline.take(10_000)).isNotNegative();
        }
        return timeline.settle();
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
