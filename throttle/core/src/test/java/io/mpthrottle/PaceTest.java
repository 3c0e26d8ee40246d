// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An interval and its reciprocal, from either side; nothing to tell is (0, 0) and never infinite. */
class PaceTest {
    private static final Pace NOTHING = new Pace(0, 0);

    @Test
    void anIntervalHasARate() {
        assertThat(Pace.ofInterval(4e6)).isEqualTo(new Pace(4e6, 250));
    }

    @Test
    void aRateHasAnInterval() {
        assertThat(Pace.ofRate(250)).isEqualTo(new Pace(4e6, 250));
    }

    @Test
    void theMeanIsTheRuntimeSharedOutAmongTheEmissions() {
        assertThat(Pace.ofMean(2_000_000_000, 500)).isEqualTo(new Pace(4e6, 250));
        assertThat(Pace.ofMean(1, 1)).isEqualTo(new Pace(1, 1e9));
    }

    @Test
    void withoutAnIntervalThereIsNothingToTell() {
        assertThat(Pace.ofInterval(0)).isEqualTo(NOTHING);
        assertThat(Pace.ofRate(0)).isEqualTo(NOTHING);
        assertThat(Pace.ofMean(0, 3)).isEqualTo(NOTHING);
        assertThat(Pace.ofMean(3, 0)).isEqualTo(NOTHING);
    }
}
