// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
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
        CommandLine line = Main.commandLine().setErr(new PrintWriter(err));

        assertThat(line.execute((arguments + " --out " + folder.resolve("out")).split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("scripts/pace: ").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    @Timeout(120)
    void aTrialRunsThroughAChildAndItsFilesAgree() throws Exception {
        int exitCode = Main.commandLine()
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

        JsonNode trial = new ObjectMapper()
                .readTree(folder.resolve("pace.json").toFile())
                .get("trials")
                .get(0);
        long granted = trial.get("granted").asLong();
        assertThat(exitCode).isZero();
        assertThat(granted).isBetween(2L, 1_000L); // never more than fell due; how many is the machine's affair
        assertThat(trial.get("due").asLong()).isEqualTo(1_000);
        assertThat(trial.get("settings").asText()).startsWith("LIMIT 1000 per 1 s, HYBRID, SHARED");
        assertThat(trial.get("files").get("interval").asText())
                .isEqualTo(trial.get("id").asText() + ".interval.hlog");
        assertThat(total("interval", trial)).isEqualTo(granted - 1);
        assertThat(total("lateness", trial)).isEqualTo(granted);
        assertThat(total("hiccup", trial)).isPositive();
        assertThat(Files.readString(folder.resolve(trial.get("id").asText() + ".lateness.hgrm")))
                .contains("Total count");
        assertThat(trial.get("cpu").get("worker").asDouble()).isPositive();
        assertThat(trial.get("cpu").get("limiter").asDouble()).isPositive();
    }

    @Test
    @Timeout(120)
    void aChildThatBreaksIsATrialThatFailed() throws Exception {
        try (Child child = Child.start(Chore.Kind.PACE, "no order", List.of(), List.of(), folder)) {
            assertThat(catchThrowable(child::line))
                    .hasMessageContaining("ended with exit code 1")
                    .hasMessageContaining("Exception");
        }
    }

    private long total(String what, JsonNode trial) throws Exception {
        Path log = folder.resolve(trial.get("files").get(what).asText());
        return SecondsTest.counts(SecondsTest.read(log)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
