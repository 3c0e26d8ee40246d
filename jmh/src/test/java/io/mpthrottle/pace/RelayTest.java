// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RelayTest {
    private static final TrialSpec LAP = TrialSpec.floor(Limiter.PARTS, 1_000_000, 0.2);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private int run(String orders, List<Supplier<String>> lanes) throws Exception {
        return Relay.run(
                lanes,
                new BufferedReader(new StringReader(orders)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static Supplier<String> lane(TrialSpec spec) {
        return () -> Json.line(Trials.trial(spec, 0, 1_000, 1_070, 300, 1, null));
    }

    @Test
    void eachLapIsOfTheLaneThatWasOrdered() throws Exception {
        TrialSpec other = TrialSpec.floor(Limiter.QUEUE, 1_000_000, 0.2);

        assertThat(run("1\n0\n1\n", List.of(lane(LAP), lane(other)))).isEqualTo(3);
        assertThat(lines())
                .extracting(line -> Json.parse(line, Trial.class).id())
                .containsExactly(other.id(), LAP.id(), other.id());
    }

    @Test
    void aWorkerThatHangsEndsTheRelay() throws Exception {
        Supplier<String> hangs = () -> Json.line(LAP.failed("the worker hangs"));

        assertThat(run("0\n1\n0\n", List.of(lane(LAP), hangs))).isEqualTo(2);
        assertThat(lines()).hasSize(2);
        assertThat(Json.parse(lines().get(1), Trial.class).why()).isEqualTo("the worker hangs");
    }

    /** How many were granted is the machine's affair. */
    @Test
    @Timeout(60)
    void runsTheLapsThatAreOrdered() throws Exception {
        int laps = Relay.run(
                new Relay.Spec(List.of(LAP)),
                new BufferedReader(new StringReader("0\n0\n")),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(laps).isEqualTo(2);
        assertThat(lines()).hasSize(2);
        for (String line : lines()) {
            Trial trial = Json.parse(line, Trial.class);
            assertThat(trial.id()).isEqualTo("parts-spinning-1000000");
            assertThat(trial.seconds()).isEqualTo(0.2);
            assertThat(trial.granted()).isPositive();
            assertThat(trial.interval().p99()).isPositive();
            assertThat(trial.hasEnded()).isTrue();
            assertThat(trial.overflow())
                    .as("emissions that the parts did not drain")
                    .isZero();
        }
    }
}
