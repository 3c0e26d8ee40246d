// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a throttle asks too much of the machine, and what is said of it. */
class DemandTest {
    private static final double KEPT_UP = 20_000_000;

    @ParameterizedTest
    @CsvSource({
        "HYBRID, 1000000, 0.2, true",
        "HYBRID, 1000000, 1.5, true",
        "HYBRID, 1000000, 2, false",
        "HYBRID, 10000, 0.2, true",
        "HYBRID, 1000, 0.2, false",
        "HYBRID, 1000, 0.08, true",
        "HYBRID, 1000, 0.1, false",
        "BUSY_SPIN, 100, 1, true",
        "BUSY_SPIN, 100, 2, false",
        "PARKED, 1000, 0.2, false",
        "PARKED, 100000, 0.2, true",
        "PARKED, 100000, 0.5, false",
    })
    void aThrottleThatKeepsMoreProcessorsBusyThanThereAreIsWarnedOf(
            Idling idling, long perSecond, double processors, boolean warned) {
        final String warning = Demand.warning(settings(idling, perSecond, Threads.TWO), machine(perSecond, processors));

        assertThat(warning != null).isEqualTo(warned);
    }

    @Test
    void theWarningSaysWhatIsAskedAndWhatThereIs() {
        assertThat(Demand.warning(settings(Idling.HYBRID, 1_000_000, Threads.ONE), machine(1_000_000, 0.2)))
                .contains(
                        "\"eager\"",
                        String.format("%,d", 1_000_000),
                        String.format("%.2f", 2.0),
                        String.format("%.2f", 0.2))
                .doesNotContain("\n");
    }

    @Test
    void aLimitAboveTheHighestRateIsToldOfFirst() {
        assertThat(Demand.warning(settings(Idling.HYBRID, 100_000_000, Threads.ONE), machine(100_000_000, 0.2)))
                .contains("keeps up", String.format("%,.0f", KEPT_UP));
    }

    @Test
    void nothingIsSaidOfADutyCycleThatIsTheUsers() {
        assertThat(Demand.warning(settings(Idling.HYBRID, 1_000_000, Threads.NONE), machine(1_000_000, 0.2)))
                .isNull();
    }

    @Test
    void nothingIsSaidOfAMachineThatWasNotMeasured() {
        assertThat(Demand.warning(settings(Idling.BUSY_SPIN, 1_000_000, Threads.ONE), Machine.UNKNOWN))
                .isNull();
    }

    private static Settings settings(final Idling idling, final long perSecond, final Threads threads) {
        return new Settings(new Draft()
                .name("eager")
                .limit(perSecond, Duration.ofSeconds(1))
                .idling(idling)
                .threads(threads));
    }

    private static Machine machine(final double perSecond, final double processors) {
        return new Machine(
                25, 10, 70_000, 90_000, 80_000, 120_000, 50, KEPT_UP, processors, Math.max(0, 1 - KEPT_UP / perSecond));
    }
}
