// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RelayTest {
    private static final TrialSpec LAP = TrialSpec.floor(Limiter.PARTS, 1_000_000, 0.2);

    /** How many were granted is the machine's affair. */
    @Test
    @Timeout(60)
    void runsTheLapsThatAreOrdered() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int laps = Relay.run(
                new Relay.Spec(List.of(LAP)),
                new BufferedReader(new StringReader("0\n0\n")),
                new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(laps).isEqualTo(2);
        assertThat(lines).hasSize(2);
        for (String line : lines) {
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
