// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.model.Measurement.Platform;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlatformProbeTest {
    private static final int READINGS = 100_000;

    private final Random random = new Random(3);

    /** A reading takes 24 to 40 ns, now and then longer, and shows the last tick of the clock. */
    private double stepSeen(double tickNs) {
        long[] readings = new long[READINGS];
        double nowNs = 0;
        for (int i = 0; i < READINGS; i++) {
            readings[i] = (long) (Math.floor(nowNs / tickNs) * tickNs);
            nowNs += 24 + 16 * random.nextDouble() + (random.nextInt(1_000) == 0 ? random.nextInt(50_000) : 0);
        }
        return PlatformProbe.stepNs(readings);
    }

    @Test
    void aClockThatTicksLessOftenThanItIsRead() {
        assertThat(stepSeen(100)).isEqualTo(100);
        assertThat(stepSeen(40)).isEqualTo(40);
    }

    @Test
    void aClockThatTicksMoreOftenThanItIsRead() {
        assertThat(stepSeen(10)).isEqualTo(10);
        assertThat(stepSeen(9.98)).as("which rounds to two neighbours").isBetween(9.8, 10.1);
    }

    @Test
    void aClockWithoutSteps() {
        assertThat(stepSeen(0.4)).isEqualTo(1);
    }

    @Test
    void aCacheLineGoesThereAndBack() {
        Platform platform = PlatformProbe.measure(new PlatformProbe.Spec(0.5));

        assertThat(platform.lineRoundTripsNs())
                .hasSize(2)
                .allSatisfy(ns -> assertThat(ns).isPositive());
        assertThat(platform.clockStepNs()).isPositive();
    }
}
