// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Counts are those of an HdrHistogram, from 0 to 100 days. */
class IntervalCountsTest {
    private static final long[] EDGES = {
        0,
        1,
        2,
        63,
        64,
        65,
        1_023,
        1_024,
        2_047,
        2_048,
        2_049,
        4_095,
        4_096,
        1_000_000,
        1L << 40,
        IntervalCounts.LONGEST_NS
    };

    private final IntervalCounts counts = new IntervalCounts();
    private final Histogram expected = IntervalCounts.newHistogram();

    private void record(final long intervalNs) {
        counts.record(intervalNs);
        expected.recordValue(intervalNs);
    }

    private Histogram copy() {
        final Histogram copy = IntervalCounts.newHistogram();
        counts.addTo(copy);
        return copy;
    }

    @Test
    void areEmptyAtFirst() {
        assertThat(copy().getTotalCount()).isZero();
    }

    @Test
    void eachEdgeOfABucketIsInThatBucket() {
        for (final long edge : EDGES) {
            record(edge);
            assertThat(copy()).as("with %d ns", edge).isEqualTo(expected);
        }
        assertThat(copy().getMaxValue()).isGreaterThanOrEqualTo(IntervalCounts.LONGEST_NS);
        assertThat(copy().getCountAtValue(0)).isEqualTo(1);
    }

    @Test
    void equalIntervalsAddUp() {
        for (int i = 0; i < 5; i++) {
            record(7);
            record(1_000_000);
        }

        assertThat(copy().getCountAtValue(7)).isEqualTo(5);
        assertThat(copy()).isEqualTo(expected);
    }

    @Test
    void theyAreAddedToWhatIsThere() {
        record(7);
        final Histogram sum = copy();
        counts.addTo(sum);

        assertThat(sum.getCountAtValue(7)).isEqualTo(2);
    }

    @Test
    void memoryComesWithTheFirstIntervalOfItsKindAndGoesWhenNoneComesAgain() {
        assertThat(counts.blocks()).isZero();
        record(7);
        record(63);
        assertThat(counts.blocks()).isEqualTo(1);
        record(64);
        assertThat(counts.blocks()).isEqualTo(2);
        counts.clear();
        assertThat(counts.blocks()).as("kept for the next time").isEqualTo(2);
        record(7);
        counts.clear();
        assertThat(counts.blocks()).as("one was not needed again").isEqualTo(1);
        counts.clear();

        assertThat(counts.blocks()).isZero();
    }

    @Test
    void clearedTheyCountAnew() {
        record(7);
        record(3_000);
        counts.clear();
        assertThat(copy().getTotalCount()).isZero();
        expected.reset();
        record(8);
        counts.clear();
        expected.reset();
        assertThat(copy().getTotalCount()).isZero();
        record(3_000);
        record(9);

        assertThat(copy()).isEqualTo(expected);
    }
}
