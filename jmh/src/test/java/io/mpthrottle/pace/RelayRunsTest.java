// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RelayRunsTest {
    private static final TrialSpec OURS = TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, 1_000_000, 0.25);
    private static final TrialSpec FLOOR = TrialSpec.floor(Limiter.HANDOFF, 1_000_000, 0.25);

    /** Answers with one line, or breaks. */
    private record Answering(@Nullable String answer, List<String> told) implements Relay.Line {
        @Override
        public void tell(String line) {
            told.add(line);
        }

        @Override
        public String line() throws IOException {
            if (answer == null) {
                throw new IOException("the child ended with exit code 1");
            }
            return answer;
        }
    }

    private final List<String> told = new ArrayList<>();

    private Trial lap(@Nullable String answer) throws Exception {
        return RelayRuns.lap(new Answering(answer, told), 1, OURS);
    }

    private static String ran(TrialSpec spec) {
        return Json.line(Trials.trial(spec, 0, 1_000, 1_070, 300, 1, null));
    }

    @Test
    void ordersALapByItsNumber() throws Exception {
        Trial trial = lap(ran(OURS));

        assertThat(told).containsExactly("1");
        assertThat(trial.hasEnded()).isTrue();
        assertThat(trial.id()).isEqualTo(OURS.id());
    }

    @Test
    void aLapOfAnotherIsNoLap() throws Exception {
        Trial trial = lap(ran(FLOOR));

        assertThat(trial.id()).isEqualTo(OURS.id());
        assertThat(trial.hasEnded()).isFalse();
        assertThat(trial.why())
                .isEqualTo("expected a lap of mpthrottle-busy_spin-spinning-1000000, but the child ran"
                        + " handoff-spinning-1000000");
    }

    @Test
    void aChildThatBrokeHasALapThatFailed() throws Exception {
        Trial trial = lap(null);

        assertThat(trial.hasEnded()).isFalse();
        assertThat(trial.why()).isEqualTo("the child ended with exit code 1");
    }
}
