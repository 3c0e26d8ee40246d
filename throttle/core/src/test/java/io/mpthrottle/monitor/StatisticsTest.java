// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statistics begin at their first instant, wherever the clock stands, and no run reaches back into the one before. */
class StatisticsTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long ORIGIN_NS = -100 * SECOND_NS;

    private final Statistics statistics = new Statistics(10_000_000, ORIGIN_NS, 40);

    private void recordAfter(final long... ns) {
        for (final long each : ns) {
            statistics.record(ORIGIN_NS + each);
        }
    }

    @Test
    void whatIsCountedAlreadyIsAmongTheRecorded() {
        recordAfter(10, 20);

        assertThat(statistics.recorded()).isEqualTo(42);
        assertThat(statistics.latest(ORIGIN_NS + 10_000_000)).isEqualTo(2);
    }

    @Test
    void thereIsNoLowestIntervalAtFirst() {
        recordAfter(10);

        assertThat(statistics.lowestNs()).isZero();
        assertThat(statistics.highestNs()).isZero();
    }

    @Test
    void intervalsGetOldFromTheFirstInstantOn() {
        recordAfter(10, 20);
        statistics.advance(ORIGIN_NS + SECOND_NS);
        assertThat(statistics.recent().copy().getTotalCount()).isEqualTo(1);

        statistics.advance(ORIGIN_NS + 2 * SECOND_NS);
        assertThat(statistics.recent().copy().getTotalCount()).isZero();
        assertThat(statistics.intervals().getTotalCount()).isEqualTo(1);
    }

    @Test
    void aRunLongAfterAnotherFindsNoRecentIntervals() {
        recordAfter(10, 20);
        statistics.begin(ORIGIN_NS + 9 * SECOND_NS);

        assertThat(statistics.recent().copy().getTotalCount()).isZero();
        assertThat(statistics.latest(ORIGIN_NS + 9 * SECOND_NS)).isZero();
        recordAfter(9 * SECOND_NS + 5);
        assertThat(statistics.intervals().getTotalCount())
                .as("none spans the pause")
                .isEqualTo(1);
    }

    @Test
    void aReorderedStampIsCountedAndMovesNothing() {
        recordAfter(100, 40, 130);

        assertThat(statistics.reordered()).isEqualTo(1);
        assertThat(statistics.lowestNs()).isEqualTo(30);
        assertThat(statistics.highestNs()).isEqualTo(30);
    }
}
