// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final TrialSpec OURS = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 1_000, 1);
    private static final TrialSpec FLOOR = TrialSpec.parkedFloor(1_000, 1);

    private final Rounds rounds = new Rounds(List.of(OURS, FLOOR));
    private final List<TrialSpec> asked = new ArrayList<>();

    /** One that was late by so much. */
    private static Trial late(TrialSpec spec, double p99) {
        return Trials.trial(spec, 0, 1, p99, 0.01, null);
    }

    private List<Double> p99(TrialSpec spec) {
        return rounds.medians(spec, trial -> trial.lateness().p99());
    }

    private static Trial breaks(TrialSpec spec) {
        return spec.failed("it broke");
    }

    @Test
    void hasEachOfThemInEachRound() throws Exception {
        rounds.add(3, spec -> {
            asked.add(spec);
            return late(spec, 1);
        });

        assertThat(asked).hasSize(6);
        for (int i = 0; i < 6; i += 2) {
            assertThat(asked.subList(i, i + 2)).containsExactlyInAnyOrder(OURS, FLOOR);
        }
        rounds.checkEnded();
    }

    @Test
    void aRelayCountsOnceByTheMedianOfItsLaps() throws Exception {
        double[] ours = {5, 100, 7, 20, 21, 22};
        for (int relay = 0; relay < 2; relay++) {
            int first = 3 * relay;
            int[] lap = new int[1];
            rounds.add(3, spec -> late(spec, spec.equals(OURS) ? ours[first + lap[0]++] : 2));
        }

        assertThat(p99(OURS)).containsExactly(7.0, 21.0);
        assertThat(p99(FLOOR)).containsExactly(2.0, 2.0);
    }

    @Test
    void aLapThatDidNotEndTakesNoPlaceAndIsTold() throws Exception {
        int[] lap = new int[1];
        rounds.add(3, spec -> spec.equals(OURS) && lap[0]++ == 0 ? breaks(spec) : late(spec, lap[0]));

        assertThat(p99(OURS)).containsExactly(2.5);
        assertThatThrownBy(rounds::checkEnded)
                .isInstanceOf(IOException.class)
                .hasMessage("1 lap came to nothing, the first mpthrottle-parked-spinning-1000: it broke");
    }

    @Test
    void aLapWithoutAGrantIsNoneThatTookNoTime() throws Exception {
        Trial starved = Trials.starved(OURS);
        rounds.add(1, spec -> spec.equals(OURS) ? starved : late(spec, 1));

        assertThat(starved.hasEnded()).isTrue();
        assertThat(p99(OURS)).isEmpty();
        assertThatThrownBy(rounds::checkEnded).hasMessageContaining("missed the rate");
    }

    @Test
    void aRelayInWhichOneHasNoLapIsLeftOutForAll() throws Exception {
        rounds.add(2, spec -> spec.equals(OURS) ? breaks(spec) : late(spec, 1));
        rounds.add(2, spec -> late(spec, spec.equals(OURS) ? 3 : 4));

        assertThat(p99(OURS)).containsExactly(3.0);
        assertThat(p99(FLOOR)).containsExactly(4.0);
    }
}
