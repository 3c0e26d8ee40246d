// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code throttle run} and {@code throttle calibrate} as processes. */
@Timeout(120)
class RunProcessTest {

    @TempDir
    private Path folder;

    @Test
    void writesHistogramsThatAddUpToTheSummary() throws Exception {
        Path hgrm = folder.resolve("a run.hgrm");
        Path hlog = folder.resolve("a run.hlog");
        try (Launch run = start(
                        "--limit",
                        "2000/s",
                        "--workers",
                        "2",
                        "--for",
                        "2500ms",
                        "--hgrm",
                        hgrm.toString(),
                        "--hlog",
                        hlog.toString());
                BufferedReader out = new BufferedReader(new InputStreamReader(run.process.getInputStream(), UTF_8))) {
            Summarised summary = Summarised.read(out);
            assertThat(run.exitCode()).isZero();
            assertThat(run.err().lines())
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line)
                            .contains(" %  latest ", "  mean ", "  loHi ", "  hiLo ", "  p50 ", "  p99.9 ", "  max "));
            assertThat(summary.lines()).anySatisfy(line -> assertThat(line).matches("limit +2,000/s, .* reached"));
            assertThat(summary.number("total")).isBetween(2L, (long) (2_000 * summary.seconds()) + 1);
            assertThat(Logged.intervals(hlog)).isNotEmpty();
            assertThat(Logged.total(hlog)).isEqualTo(summary.intervals());
            assertThat(Files.readString(hgrm))
                    .contains("Total count    = " + String.format("%12d", summary.intervals()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--hardcap one --threading shared",
                "--hardcap none --refill parked",
                "--hardcap window --refill busy-spin --timestamps coarse --wait spin"
            })
    void runsInEveryMode(String modes) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--limit", "200/s", "--for", "500ms"));
        arguments.addAll(List.of(modes.split(" ")));
        try (Launch run = start(arguments.toArray(new String[0]));
                BufferedReader out = new BufferedReader(new InputStreamReader(run.process.getInputStream(), UTF_8))) {
            Summarised summary = Summarised.read(out);
            assertThat(run.exitCode()).isZero();
            assertThat(summary.number("total")).isBetween(1L, (long) (200 * (1 + summary.seconds())));
        }
    }

    @Test
    void withoutALimitTheWorkersOnlyEmit() throws Exception {
        try (Launch run = start("--limit", "none", "--for", "500ms");
                BufferedReader out = new BufferedReader(new InputStreamReader(run.process.getInputStream(), UTF_8))) {
            Summarised summary = Summarised.read(out);
            assertThat(run.exitCode()).isZero();
            assertThat(summary.number("total")).isGreaterThan(1_000);
            assertThat(summary.lines()).contains("limit      none");
        }
    }

    @Test
    void calibratesAndAdvises() throws Exception {
        try (Launch calibrate = new Launch(folder, Redirect.PIPE, Redirect.PIPE, "calibrate", "--limit", "100000/s");
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(calibrate.process.getInputStream(), UTF_8))) {
            List<String> lines = out.lines().toList();
            assertThat(calibrate.exitCode()).isZero();
            assertThat(calibrate.err()).isEmpty();
            assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("clock read "));
            assertThat(lines).anySatisfy(line -> assertThat(line).matches("park overshoot +p50 .* p99 .*"));
            assertThat(lines).anySatisfy(line -> assertThat(line).matches("correction .* at 100,000/s"));
            assertThat(lines).anySatisfy(line -> assertThat(line).matches("timer slack +.+ found, .+ now"));
            assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
            assertThat(String.join(" ", lines.subList(lines.indexOf(""), lines.size())))
                    .contains("parked", "hybrid", "busy-spin")
                    .endsWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --limit 200/s --for 100ms", "calibrate", "--help", "pipe --help", "--version"})
    void whatCannotBePrintedIsAFailure(String arguments) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        try (Launch launch = new Launch(folder, Redirect.PIPE, Redirect.to(full.toFile()), arguments.split(" ", -1))) {
            assertThat(launch.exitCode()).isEqualTo(1);
            assertThat(launch.err()).contains("throttle: cannot write to stdout\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --limit 200/s --for 1s", "--help"})
    void aReaderThatIsGoneIsNoFailure(String arguments) throws Exception {
        try (Launch launch = new Launch(folder, Redirect.PIPE, Redirect.PIPE, arguments.split(" ", -1))) {
            launch.process.getInputStream().close();
            assertThat(launch.exitCode()).isZero();
            assertThat(launch.err()).doesNotContain("throttle:");
        }
    }

    private Launch start(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(arguments));
        return new Launch(folder, Redirect.PIPE, Redirect.PIPE, all.toArray(new String[0]));
    }
}
