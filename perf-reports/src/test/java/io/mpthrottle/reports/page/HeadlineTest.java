// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.goal.Check;
import io.mpthrottle.reports.goal.Goal;
import io.mpthrottle.reports.goal.Outcome;
import io.mpthrottle.reports.model.GateRun;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {
    private static final JmhEntry BESIDE_PEERS =
            new JmhEntry("a.PeerBenchmark.refused", 1, Map.of(), List.of(), null, Map.of());

    private static Goal goal(final String name, final Outcome... outcomes) {
        return new Goal(
                name,
                Arrays.stream(outcomes)
                        .map(outcome -> new Check("", "", outcome))
                        .toList());
    }

    private static Run run(final @Nullable GateRun gate, final JmhEntry... jmh) {
        return new Run(List.of(jmh), null, gate, null, List.of(), List.of());
    }

    private static GateRun gate(final String verdict, final GateRun.Row... rows) {
        return new GateRun(null, null, null, verdict, null, 0, 0, 0, 0, 0, List.of(rows));
    }

    private static GateRun.Row row(final String name, final double ratio, final String verdict) {
        return new GateRun.Row(
                "a.b." + name,
                Map.of(),
                1,
                "ns/op",
                1.0,
                ratio,
                ratio,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                verdict,
                null,
                null,
                null,
                null);
    }

    private static Headline only(final Run run, final Goal... goals) {
        final List<Headline> headlines = Headline.of(run, List.of(goals));
        assertThat(headlines).hasSize(1);
        return headlines.get(0);
    }

    @Test
    void countsTheGoalsThatAreReached() {
        assertThat(only(run(null), goal("one", Outcome.REACHED), goal("two", Outcome.REACHED)))
                .isEqualTo(new Headline("✔", "good", "2 of 2 goals reached."));
    }

    @Test
    void namesTheGoalsThatAreMissed() {
        assertThat(only(
                        run(null),
                        goal("one", Outcome.REACHED, Outcome.MISSED),
                        goal("two", Outcome.REACHED),
                        goal("three", Outcome.MISSED, Outcome.UNKNOWN),
                        goal("four", Outcome.UNKNOWN)))
                .isEqualTo(new Headline(
                        "✘", "bad", "1 of 3 goals reached; missed: one; three. 1 not fully measured in this run."));
    }

    @Test
    void namesWhatCannotBeTold() {
        assertThat(only(run(null), goal("one", Outcome.REACHED), goal("two", Outcome.OPEN)))
                .isEqualTo(new Headline("✔", "good", "1 of 1 goals reached; cannot be told: two."));
    }

    @Test
    void boastsOfNothingWhenNoGoalIsFullyMeasured() {
        assertThat(only(run(null), goal("one", Outcome.REACHED, Outcome.UNKNOWN)))
                .isEqualTo(new Headline("?", "open", "No goal is fully measured in this run."));
    }

    @Test
    void saysSoWhenNothingIsJudged() {
        assertThat(only(run(null), goal("one", Outcome.UNKNOWN)).sentence())
                .isEqualTo("Nothing in this run is judged.");
    }

    @ParameterizedTest
    @CsvSource({
        "pass, ✔, good, 'Pass: no row became slower, over 2 rows.'",
        "improved, ✔, good, Improved: see the table.",
        "regressed, ✘, bad, Regressed: see the table.",
        "inconclusive, ?, open, Inconclusive: the intervals are wider than the effect that was looked for.",
        "odd, ?, open, The gate says: odd."
    })
    void saysWhatTheGateFound(final String verdict, final String sign, final String style, final String sentence) {
        final GateRun gate = gate(verdict, row("A.x", 1, "pass"), row("A.y", 1, "pass"));

        assertThat(only(run(gate))).isEqualTo(new Headline(sign, style, sentence));
    }

    @Test
    void namesTheWorstRow() {
        final GateRun gate = gate(
                "regressed",
                row("ABenchmark.little", 1.04, "regressed"),
                row("ABenchmark.most", 1.2, "regressed"),
                row("ABenchmark.faster", 0.5, "improved"));

        assertThat(only(run(gate)).sentence()).isEqualTo("Regressed: A.most by +20.0\u202f% and 1 more.");
    }

    @Test
    void theGateAloneIsTheVerdictOfARunOfTheGate() {
        assertThat(only(run(gate("pass")), goal("one", Outcome.MISSED)).sentence())
                .startsWith("Pass");
    }

    @Test
    void besideOtherMeasurementsTheGoalsComeFirst() {
        final List<Headline> headlines =
                Headline.of(run(gate("pass"), BESIDE_PEERS), List.of(goal("one", Outcome.MISSED)));

        assertThat(headlines).extracting(Headline::style).containsExactly("bad", "good");
    }
}
