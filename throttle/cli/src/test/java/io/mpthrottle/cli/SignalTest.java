// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interrupt ends every command in order: what was granted is written, the summary is there, once. */
@Timeout(120)
class SignalTest {
    private static final Path PROCESS_STATUS = Path.of("/proc/self/status");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT,130,1000/s", "TERM,143,1000/s", "HUP,129,1000/s", "INT,130,none"})
    void endsAPipe(String signal, int exitCode, String limit) throws Exception {
        assumeFalse(ignored(signal), "signals are ignored where this runs");
        Path in = Files.writeString(folder.resolve("in"), "a line of text\n".repeat(2_000_000));
        try (Launch pipe = new Launch(folder, Redirect.from(in.toFile()), Redirect.PIPE, "pipe", "--limit", limit)) {
            InputStream out = pipe.process.getInputStream();
            byte[] first = out.readNBytes(150);
            pipe.signal(signal);
            int bytes = first.length + out.readAllBytes().length;

            assertThat(pipe.exitCode()).isEqualTo(exitCode);
            assertThat(pipe.err()).containsOnlyOnce("runtime ").containsOnlyOnce("limit ");
            if (!limit.equals("none")) { // where lines leave whole, and what the summary counts has left
                assertThat(bytes % 15).isZero();
                assertThat(pipe.err()).contains("total      " + Units.count(bytes / 15) + " lines");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130,none", "TERM,143,1000/s"})
    void endsAPipeThatWaitsForInput(String signal, int exitCode, String limit) throws Exception {
        assumeFalse(ignored(signal), "signals are ignored where this runs");
        try (Launch pipe = new Launch(folder, Redirect.PIPE, Redirect.PIPE, "pipe", "--limit", limit)) {
            pipe.process.getOutputStream().write("one\n".getBytes(UTF_8));
            pipe.process.getOutputStream().flush();
            assertThat(pipe.process.getInputStream().readNBytes(4)).hasSize(4);
            pipe.signal(signal);

            assertThat(pipe.exitCode()).isEqualTo(exitCode);
            assertThat(pipe.err()).containsOnlyOnce("total      1 line, 4 B");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    void endsARunWithCompleteFiles(String signal, int exitCode) throws Exception {
        assumeFalse(ignored(signal), "signals are ignored where this runs");
        Path hgrm = folder.resolve("run.hgrm");
        Path hlog = folder.resolve("run.hlog");
        try (Launch run = new Launch(
                        folder,
                        Redirect.PIPE,
                        Redirect.PIPE,
                        "run",
                        "--limit",
                        "1000/s",
                        "--for",
                        "1h",
                        "--hgrm",
                        hgrm.toString(),
                        "--hlog",
                        hlog.toString());
                BufferedReader out = new BufferedReader(new InputStreamReader(run.process.getInputStream(), UTF_8))) {
            while (run.err().isEmpty()) { // until its first line of live view
                Thread.sleep(20);
            }
            run.signal(signal);

            Summarised summary = Summarised.read(out);
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(summary.count("runtime")).isEqualTo(1);
            assertThat(Logged.total(hlog)).isEqualTo(summary.intervals());
            assertThat(Files.readString(hgrm))
                    .contains("Total count    = " + String.format("%12d", summary.intervals()));
        }
    }

    /** A shell may start its background jobs with SIGINT ignored, and the processes that a job starts inherit that. */
    private static boolean ignored(String signal) throws Exception {
        if (!Files.isReadable(PROCESS_STATUS)) {
            return false;
        }
        try (Stream<String> status = Files.lines(PROCESS_STATUS)) {
            long mask = status.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
            int number = Map.of("HUP", 1, "INT", 2, "TERM", 15).get(signal);
            return (mask >> (number - 1) & 1) == 1;
        }
    }
}
