// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Refill;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final TrialSpec OURS = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 1_000, 1);
    private static final TrialSpec FLOOR = TrialSpec.parkedFloor(1_000, 1);

    private final AtomicInteger asked = new AtomicInteger();

    private Trial late(TrialSpec spec) {
        return Trials.trial(spec, 0, 1, asked.incrementAndGet(), 0.01, null);
    }

    @Test
    void hasEachOfThemInEachRound() throws Exception {
        Rounds rounds = Rounds.of(List.of(OURS, FLOOR), 3, this::late);
        List<Double> ours = rounds.series(OURS, trial -> trial.lateness().p99()).values();
        List<Double> floor =
                rounds.series(FLOOR, trial -> trial.lateness().p99()).values();

        for (int i = 0; i < 3; i++) {
            assertThat(List.of(ours.get(i), floor.get(i))).containsExactlyInAnyOrder(2.0 * i + 1, 2.0 * i + 2);
        }
        rounds.checkEnded();
    }

    @Test
    void whatDidNotEndTakesNoPlaceAndIsTold() throws Exception {
        Rounds rounds = Rounds.of(
                List.of(OURS, FLOOR), 3, spec -> spec.equals(OURS) ? Trial.failed(spec, "it broke") : late(spec));

        assertThat(rounds.series(OURS, trial -> trial.cpu().limiter()).values()).isEmpty();
        assertThat(rounds.series(FLOOR, trial -> trial.cpu().limiter()).values())
                .containsExactly(0.01, 0.01, 0.01);
        assertThatThrownBy(rounds::checkEnded)
                .isInstanceOf(IOException.class)
                .hasMessage("3 trials did not end, the first of them mpthrottle-parked-spinning-1000: it broke");
    }
}
