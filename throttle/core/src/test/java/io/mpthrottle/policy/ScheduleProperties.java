// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Unit k is due at start + k * per / units, whatever the steps and wherever the clock began. */
class ScheduleProperties {
    private static final long CENTURY_NS = 3_155_760_000_000_000_000L;

    @Property
    void countsWhatIsDueHoweverLongTheSteps(
            @ForAll @LongRange(min = 1, max = 10_000_000) final long units,
            @ForAll @LongRange(min = 10_000_000, max = CENTURY_NS) final long perNs,
            @ForAll final long startNs,
            @ForAll @Size(min = 1, max = 30) final List<@LongRange(max = CENTURY_NS / 40) Long> stepsNs) {
        final Schedule schedule = new Schedule(units, perNs);
        schedule.begin(startNs);
        long elapsedNs = 0;
        BigInteger due = BigInteger.ZERO;
        for (final long stepNs : stepsNs) {
            elapsedNs += stepNs;
            due = due.add(BigInteger.valueOf(schedule.advance(startNs + elapsedNs)));
            assertThat(due).isEqualTo(dueBy(elapsedNs, units, perNs));
        }
    }

    @Property
    void namesTheFirstNanosecondsAtWhichTheNextUnitsAreDue(
            @ForAll @LongRange(min = 1, max = 1_000) final long units,
            @ForAll @LongRange(min = 1_000, max = 1_000_000) final long perNs,
            @ForAll final long startNs) {
        final Schedule schedule = new Schedule(units, perNs);
        schedule.begin(startNs);
        for (int unit = 0; unit < 100; unit++) {
            final long nextNs = schedule.nextNs();
            final long afterNextNs = schedule.afterNextNs();
            assertThat(schedule.advance(nextNs - 1)).isZero();
            assertThat(schedule.advance(nextNs)).isEqualTo(1);
            assertThat(schedule.nextNs()).isEqualTo(afterNextNs);
        }
    }

    @Property
    void goesOnAfterAPauseAtTheLaterOfNowAndTheNextDueTime(
            @ForAll @LongRange(min = 1, max = 1_000) final long units,
            @ForAll @LongRange(min = 1_000, max = 1_000_000) final long perNs,
            @ForAll @LongRange(max = 2_000_000) final long runNs,
            @ForAll @LongRange(max = 2_000) final long pauseNs) {
        final Schedule schedule = new Schedule(units, perNs);
        schedule.begin(0);
        schedule.advance(runNs);
        final long nextNs = schedule.nextNs();
        schedule.begin(runNs + pauseNs);
        assertThat(schedule.nextNs()).isEqualTo(Math.max(nextNs, runNs + pauseNs));
    }

    private static BigInteger dueBy(final long elapsedNs, final long units, final long perNs) {
        return BigInteger.valueOf(elapsedNs)
                .multiply(BigInteger.valueOf(units))
                .divide(BigInteger.valueOf(perNs))
                .add(BigInteger.ONE);
    }
}
