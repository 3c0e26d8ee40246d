// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import org.junit.jupiter.api.Test;

/** What the worker records of grants whose instants are known. */
class PacedWorkerTest {
    private final Times intervals = new Times(4);
    private final Times lateness = new Times(3);

    @Test
    void recordsEveryIntervalAndTheLatenessBehindAGridThatNothingMoves() throws Exception {
        TrialSpec spec = spec(1_000_000, 5e-6); // a unit each 1,000 ns, 5 of them
        Grants grants = Scripted.grants(spec, intervals, lateness, 10, 1_020, 4_000, 4_000, 4_100, 5_000);

        assertThat(grants).isEqualTo(new Grants(6, 5, 10, 4_100, 10));
        assertThat(intervals.histogram().getTotalCount()).isEqualTo(4);
        assertThat(intervals.histogram().getMaxValue()).isEqualTo(2_980);
        assertThat(intervals.histogram().getCountAtValue(0)).isEqualTo(1);
        assertThat(lateness.histogram().getTotalCount()).isEqualTo(5);
        assertThat(lateness.histogram().getMaxValue()).isEqualTo(2_000); // the unit of 2,000, granted at 4,000
        assertThat(lateness.histogram().getCountAtValue(1_000)).isEqualTo(1); // the one of 3,000
        assertThat(lateness.histogram().getCountAtValue(100)).isEqualTo(1);
    }

    @Test
    void readsTwoSuccessiveGrantsInSixteenWhenThereIsNoTimeForMore() throws Exception {
        TrialSpec spec = spec(10_000_000, 1e-5); // a unit each 100 ns
        Grants grants = Scripted.grants(spec, intervals, lateness, 0, 90, 1_600, 1_705, 3_250, 3_350, 10_000);

        assertThat(grants).isEqualTo(new Grants(49, 34, 0, 3_350, -10));
        assertThat(intervals.histogram().getTotalCount()).isEqualTo(3);
        assertThat(intervals.histogram().getMinNonZeroValue()).isEqualTo(90);
        assertThat(intervals.histogram().getMaxValue()).isEqualTo(105);
        assertThat(lateness.histogram().getTotalCount()).isEqualTo(6);
        assertThat(lateness.histogram().getMaxValue()).isEqualTo(50); // unit 32, granted at 3,250; so is unit 33
    }

    private static TrialSpec spec(long rate, double seconds) {
        return TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, rate, seconds);
    }
}
