// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An interval is forgotten when the fifth quarter of a second after its own begins. */
class RecentIntervalsTest {
    private static final long ORIGIN_NS = -7_000_000_000L;
    private static final long QUARTER_NS = 250_000_000;

    private final RecentIntervals recent = new RecentIntervals();

    @BeforeEach
    void begin() {
        recent.clear(ORIGIN_NS);
        recordAt(0);
    }

    /** Records an interval that ended so long after the origin. */
    private void recordAt(final long ns) {
        recent.record(5, ORIGIN_NS + ns);
    }

    private long countAfter(final long ns) {
        recent.advance(ORIGIN_NS + ns);
        return recent.copy().getTotalCount();
    }

    @Test
    void theyStayForASecondAndWhatIsLeftOfTheirQuarter() {
        assertThat(countAfter(0)).isEqualTo(1);
        assertThat(countAfter(4 * QUARTER_NS)).isEqualTo(1);
        assertThat(countAfter(5 * QUARTER_NS - 1)).isEqualTo(1);
        assertThat(countAfter(5 * QUARTER_NS)).isZero();
    }

    @Test
    void eachQuarterGoesByItself() {
        for (int quarter = 1; quarter < 20; quarter++) {
            final long before = countAfter(quarter * QUARTER_NS);
            assertThat(before).as("the quarters before number %d", quarter).isEqualTo(Math.min(quarter, 4));
            recordAt(quarter * QUARTER_NS);
        }
    }

    @Test
    void anAgentThatSleptForgetsAllOfThem() {
        assertThat(countAfter(1_000 * QUARTER_NS + 1)).isZero();
        recordAt(1_000 * QUARTER_NS + 1);
        assertThat(countAfter(1_001 * QUARTER_NS - 1)).isEqualTo(1);
        assertThat(countAfter(1_005 * QUARTER_NS - 1)).isEqualTo(1);
        assertThat(countAfter(1_005 * QUARTER_NS)).isZero();
    }

    @Test
    void clearedItBeginsAnew() {
        recent.advance(ORIGIN_NS + QUARTER_NS);
        recordAt(QUARTER_NS);
        recent.clear(ORIGIN_NS + QUARTER_NS + 1);

        assertThat(recent.copy().getTotalCount()).isZero();
        recordAt(QUARTER_NS + 1);
        assertThat(countAfter(6 * QUARTER_NS)).isEqualTo(1);
        assertThat(countAfter(6 * QUARTER_NS + 1)).isZero();
    }

    @Test
    void anIntervalThatIsDrainedLateBelongsToTheQuarterInWhichItEnded() {
        for (int quarter = 1; quarter <= 5; quarter++) {
            for (final long ns : new long[] {quarter * QUARTER_NS, (quarter + 1) * QUARTER_NS - 1}) {
                recent.clear(ORIGIN_NS);
                assertThat(countAfter(5 * QUARTER_NS)).isZero();
                recordAt(ns);
                assertThat(countAfter((quarter + 5) * QUARTER_NS - 1))
                        .as("a second after %d ns", ns)
                        .isEqualTo(1);
                assertThat(countAfter((quarter + 5) * QUARTER_NS))
                        .as("and a quarter")
                        .isZero();
            }
        }
    }

    @Test
    void anIntervalThatEndedBeforeAllQuartersIsNotRecent() {
        assertThat(countAfter(5 * QUARTER_NS)).isZero();
        recordAt(QUARTER_NS - 1);

        assertThat(countAfter(5 * QUARTER_NS)).isZero();
    }
}
