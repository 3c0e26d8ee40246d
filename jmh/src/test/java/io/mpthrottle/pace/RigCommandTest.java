// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.reports.model.Curve;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class RigCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "medium",
                "quick full",
                "--rates 0",
                "--rates 1000000001",
                "--rates fast",
                "--rates",
                "--refill SPIN",
                "--worker LAZY",
                "--limiters semaphore",
                "--seconds 0",
                "--seconds NaN",
                "--seconds 121",
                "--soak-seconds -1",
                "--parts all",
                "full --rates 1000",
                "--base no.jar",
                "full --base no.jar",
                "--limiters queue --parts turns",
                "--rate 1000"
            })
    void aBadArgumentIsOneLineAndExitCode2(String arguments) {
        StringWriter err = new StringWriter();
        CommandLine line = RigCommand.commandLine().setErr(new PrintWriter(err));

        assertThat(line.execute((arguments + " --out " + folder.resolve("out")).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("scripts/pace: ").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @Timeout(120)
    void aTrialRunsThroughAChildAndItsFilesAgree() throws Exception {
        int exitCode = RigCommand.commandLine()
                .execute(
                        "--rates",
                        "1000",
                        "--refill",
                        "hybrid",
                        "--limiters",
                        "mpthrottle",
                        "--seconds",
                        "1",
                        "--out",
                        folder.toString());

        JsonNode root = new ObjectMapper().readTree(folder.resolve("pace.json").toFile());
        JsonNode trial = root.get("trials").get(0);
        assertThat(root.get("command").asText())
                .isEqualTo("scripts/pace --rates 1000 --refill hybrid --limiters mpthrottle --seconds 1");
        long granted = trial.get("granted").asLong();
        assertThat(exitCode).isZero();
        assertThat(granted).isBetween(2L, 1_000L); // never more than fell due; how many is the machine's affair
        assertThat(trial.get("due").asLong()).isEqualTo(1_000);
        assertThat(trial.get("settings").asText()).startsWith("LIMIT 1000 per 1 s, HYBRID, SHARED");
        assertThat(trial.get("latenesses")).hasSize(placesFor(granted));
        assertThat(trial.get("intervals")).hasSize(placesFor(granted - 1));
        assertThat(trial.get("hiccup").get("max").asDouble()).isPositive();
        assertThat(trial.get("cpu").get("worker").asDouble()).isPositive();
        assertThat(trial.get("cpu").get("limiter").asDouble()).isPositive();
    }

    @Test
    @Timeout(120)
    void aChildThatBreaksIsATrialThatFailed() throws Exception {
        try (Child child = Child.start(Chore.Kind.PACE, "no order", List.of(), List.of())) {
            assertThat(catchThrowable(child::line))
                    .hasMessageContaining("ended with exit code 1")
                    .hasMessageContaining("Exception");
        }
    }

    /** A curve goes on for as long as there are samples beyond its place. */
    private static int placesFor(long samples) {
        return (int) DoubleStream.of(Curve.places())
                .filter(place -> place <= samples)
                .count();
    }
}
