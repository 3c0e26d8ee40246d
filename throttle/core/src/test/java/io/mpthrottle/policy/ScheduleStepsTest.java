// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A schedule of 3 units in 10 ns: at 0, 3⅓, 6⅔, 10 and so on. */
class ScheduleStepsTest {
    private static final long[] DUE_NS = {0, 4, 7, 10, 14, 17, 20, 24, 27, 30};

    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MAX_VALUE - 12})
    void eachUnitFallsDueAtTheNanosecondThatFollowsItsTime(final long startNs) {
        final Schedule schedule = new Schedule(3, 10);
        schedule.begin(startNs);
        for (final long dueNs : DUE_NS) {
            assertThat(schedule.nextNs()).isEqualTo(startNs + dueNs);
            assertThat(schedule.advance(startNs + dueNs - 1)).isZero();
            assertThat(schedule.advance(startNs + dueNs)).isEqualTo(1);
        }
    }

    /** So many that they are counted one by one, and more, and so many that the numbers do not fit. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 1_000, 4_000_000_000_000_000_000L})
    void afterALongStepItIsWhereSingleStepsLead(final long elapsedNs) {
        final Schedule schedule = new Schedule(3, 10);
        schedule.begin(0);
        final long ten = elapsedNs / 10;

        assertThat(schedule.advance(10 * ten)).isEqualTo(3 * ten + 1);
        assertThat(schedule.nextNs()).isEqualTo(10 * ten + 4);
        assertThat(schedule.advance(10 * ten + 7)).isEqualTo(2);
        assertThat(schedule.nextNs()).isEqualTo(10 * ten + 10);
    }

    @Test
    void aStepMayBeSoLongThatItsProductWithTheUnitsIsZeroAgain() {
        final Schedule schedule = new Schedule(16, 16);
        schedule.begin(0);

        assertThat(schedule.advance(1L << 60)).isEqualTo((1L << 60) + 1);
    }

    @Test
    void aLongStepMayEndBetweenTwoUnits() {
        final Schedule schedule = new Schedule(3, 10);
        schedule.begin(0);
        schedule.advance(4);

        assertThat(schedule.advance(1_005)).isEqualTo(300);
        assertThat(schedule.nextNs()).isEqualTo(1_007);
    }

    /** Wherever the first step ends and the second. */
    @Test
    void twoStepsCountAsManyAsOne() {
        for (long firstNs = 0; firstNs < 40; firstNs++) {
            for (long secondNs = firstNs; secondNs < 160; secondNs++) {
                final Schedule schedule = new Schedule(3, 10);
                schedule.begin(0);
                final long due = schedule.advance(firstNs) + schedule.advance(secondNs);
                assertThat(due).as("in %d ns and then %d", firstNs, secondNs).isEqualTo(secondNs * 3 / 10 + 1);
            }
        }
    }

    @Test
    void aCorrectionShortensTheIntervalByLessThanANanosecond() {
        final Schedule schedule = Schedule.corrected(1, 1_000, 0.0005);
        schedule.begin(0);

        assertThat(schedule.advance(0)).isEqualTo(1);
        assertThat(schedule.nextNs()).isEqualTo(1_000);
        assertThat(schedule.advance(1_998)).isEqualTo(1);
        assertThat(schedule.advance(1_999)).isEqualTo(1);
    }

    @Test
    void aCorrectionOfNothingChangesNothing() {
        final Schedule schedule = Schedule.corrected(3, 10, 0);
        schedule.begin(0);
        schedule.advance(0);

        assertThat(schedule.nextNs()).isEqualTo(4);
    }

    @Test
    void theLongestSpanCanBeCorrectedToo() {
        final Schedule schedule = Schedule.corrected(1, 1L << 62, 0.5);
        schedule.begin(0);
        schedule.advance(0);

        assertThat(schedule.nextNs()).isEqualTo(1L << 61);
    }

    @Test
    void aRunGoesOnAtTheLaterOfNowAndTheNextDueTime() {
        final Schedule schedule = new Schedule(3, 10);
        schedule.begin(0);
        schedule.advance(4);

        schedule.begin(5);
        assertThat(schedule.nextNs()).as("the pause was short").isEqualTo(7);
        schedule.begin(100);
        assertThat(schedule.nextNs()).as("the pause was long").isEqualTo(100);
        assertThat(schedule.advance(104)).as("unit after unit from there").isEqualTo(2);
    }
}
