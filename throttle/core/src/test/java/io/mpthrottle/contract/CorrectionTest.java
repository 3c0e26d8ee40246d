// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An explicit correction(c) shortens T to T·(1 - c) for LIMIT and NONE, and touches nothing else. */
class CorrectionTest {
    @ParameterizedTest
    @CsvSource({"LIMIT, 0.5, 125000000", "NONE, 0.5, 125000000", "LIMIT, 0.75, 62500000", "NONE, 0, 250000000"})
    void unitsFallDueAtTheCorrectedSpacing(Hardcap hardcap, double correction, long spacingNs) {
        Timeline timeline = corrected(hardcap, 4, correction).settle();
        assertThat(timeline.drain()).isOne();
        timeline.settle();
        for (int k = 1; k <= 100; k++) {
            timeline.at(spacingNs * k - 1);
            assertThat(timeline.drain()).as("before unit %d", k).isZero();
            timeline.at(spacingNs * k);
            assertThat(timeline.drain()).as("at unit %d", k).isOne();
        }
    }

    @Test
    void aCorrectionThatIsNoFractionOfTwoIsKeptToAUnitInMillions() {
        Timeline timeline = corrected(Hardcap.NONE, 1000, 0.1);

        timeline.at(Duration.ofHours(1));

        assertThat(timeline.accounted()).isBetween(4_000_000L, 4_000_002L);
    }

    @Test
    void theTankStillHoldsMaxN() {
        Timeline timeline = corrected(Hardcap.LIMIT, 4, 0.5);

        timeline.at(Duration.ofSeconds(10));

        assertThat(timeline.held()).isEqualTo(4);
        assertThat(timeline.discarded()).isEqualTo(81 - 4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"ONE", "WINDOW"})
    void theExactWindowsAreNotCorrected(Hardcap hardcap) {
        Duration span = hardcap == Hardcap.ONE ? Duration.ofMillis(250) : SECOND;
        Timeline timeline = corrected(hardcap, 4, 0.5);
        long all = timeline.drain();

        assertThat(timeline.at(span.minusNanos(1)).drain()).isZero();
        assertThat(timeline.at(span.plusNanos(20_000)).drain()).isEqualTo(all);
    }

    private static Timeline corrected(Hardcap hardcap, long maxN, double correction) {
        return Timeline.of(b -> b.hardcap(hardcap).limit(maxN, SECOND).correction(correction))
                .start();
    }
}
