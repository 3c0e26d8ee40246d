// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code throttle pipe} as a process on real files, seen from outside. */
@Timeout(120)
class PipeProcessTest {
    private static final byte[] NOTHING = {};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "1000000000/s"})
    void everyStreamComesOutAsItWentIn(String limit) throws Exception {
        byte[] binary = new byte[3_000_000];
        new Random(7).nextBytes(binary);
        byte[] longLine = ("x".repeat(5_000_000) + "\n").getBytes(UTF_8);
        Map<String, byte[]> streams = Map.of(
                "empty", NOTHING,
                "no last newline", "one\ntwo".getBytes(UTF_8),
                "only newlines", "\n\n\n".getBytes(UTF_8),
                "binary, CRLF, a line of 5 MB", joined(binary, "\r\na\r\n\r\n".getBytes(UTF_8), longLine, binary));
        for (Map.Entry<String, byte[]> stream : streams.entrySet()) {
            Path in = Files.write(folder.resolve("in"), stream.getValue());
            Path out = folder.resolve("out");
            try (Launch pipe = pipe(Redirect.from(in.toFile()), Redirect.to(out.toFile()), "--limit", limit)) {
                assertThat(pipe.exitCode()).as(stream.getKey()).isZero();
                assertThat(pipe.err()).as(stream.getKey()).contains(totalOf(stream.getValue()));
            }
            assertThat(Files.mismatch(in, out)).as(stream.getKey()).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("100,000 lines at 20,000/s: never ahead of the schedule, identical, and about 5 s")
    void paces() throws Exception {
        int lines = 100_000;
        double intervalNanos = 50_000;
        String text =
                IntStream.range(0, lines).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        Path in = Files.writeString(folder.resolve("in"), text);
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        long firstNs = 0;
        long lastNs = 0;
        double overslept;

        long startNs = System.nanoTime(); // before the process has started, so before the first unit falls due
        try (Stalls stalls = new Stalls();
                Launch pipe = pipe(Redirect.from(in.toFile()), Redirect.PIPE, "--limit", "20000/s");
                InputStream out = pipe.process.getInputStream()) {
            byte[] buffer = new byte[1 << 16];
            int newlines = 0;
            for (int n = out.read(buffer); n >= 0; n = out.read(buffer)) {
                lastNs = System.nanoTime();
                firstNs = firstNs == 0 ? lastNs : firstNs;
                seen.write(buffer, 0, n);
                newlines += newlines(buffer, n);
                assertThat(newlines - 1).isLessThanOrEqualTo((int) ((lastNs - startNs) / intervalNanos));
            }
            assertThat(pipe.exitCode()).isZero();
            assertThat(pipe.err()).contains("total      100,000 lines", "20,000/s, ");
            overslept = stalls.seconds();
        }

        assertThat(seen.toByteArray()).isEqualTo(text.getBytes(UTF_8));
        // On an idle machine it is 5 s to within 1 %.
        assertThat((lastNs - firstNs) / 1e9).isLessThan(5.25 + overslept);
    }

    @Test
    void aLineDoesNotWaitForTheNext() throws Exception {
        for (String limit : new String[] {"none", "1000/s"}) {
            try (Launch pipe = pipe(Redirect.PIPE, Redirect.PIPE, "--limit", limit, "--quiet");
                    BufferedReader reader =
                            new BufferedReader(new InputStreamReader(pipe.process.getInputStream(), UTF_8))) {
                OutputStream producer = pipe.process.getOutputStream();
                for (String line : new String[] {"one", "two", "three"}) {
                    producer.write((line + "\n").getBytes(UTF_8));
                    producer.flush();
                    assertThat(reader.readLine()).isEqualTo(line); // or the test's time is up
                }
                producer.close();
                assertThat(reader.readLine()).isNull();
                assertThat(pipe.exitCode()).isZero();
                assertThat(pipe.err()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1000/s", "10000000/s"})
    void aReaderThatHasSeenEnoughEndsItQuietly(String limit) throws Exception {
        Path in = Files.writeString(folder.resolve("in"), "a line of text\n".repeat(500_000));
        try (Launch pipe = pipe(Redirect.from(in.toFile()), Redirect.PIPE, "--limit", limit, "--quiet")) {
            try (InputStream out = pipe.process.getInputStream()) {
                assertThat(out.readNBytes(30)).hasSize(30);
            }
            assertThat(pipe.exitCode()).isZero();
            assertThat(pipe.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "1000/s"})
    void aFailureSaysHowMuchWasWritten(String limit) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        Path in = Files.writeString(folder.resolve("in"), "text\n");
        try (Launch pipe = pipe(Redirect.from(in.toFile()), Redirect.to(full.toFile()), "--limit", limit)) {
            assertThat(pipe.exitCode()).isEqualTo(1);
            assertThat(pipe.err().lines())
                    .filteredOn(line -> line.startsWith("throttle pipe: cannot write to stdout: "))
                    .singleElement()
                    .asString()
                    .endsWith("; before that 0 lines, 0 B were written");
        }
    }

    @Test
    void aFullDiskIsAFailureInOneLine() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.isWritable(full));
        Path in = Files.writeString(folder.resolve("in"), "text\n");
        try (Launch pipe = pipe(Redirect.from(in.toFile()), Redirect.to(full.toFile()), "--limit", "none")) {
            assertThat(pipe.exitCode()).isEqualTo(1);
            assertThat(pipe.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("throttle pipe: cannot write to stdout: ");
        }
    }

    private Launch pipe(Redirect in, Redirect out, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "pipe";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Launch(folder, in, out, all);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String totalOf(byte[] stream) {
        int lines = Streams.lines(stream).size();
        return "total      " + Units.count(lines) + (lines == 1 ? " line, " : " lines, ");
    }

    private static int newlines(byte[] bytes, int length) {
        int newlines = 0;
        for (int i = 0; i < length; i++) {
            newlines += bytes[i] == '\n' ? 1 : 0;
        }
        return newlines;
    }
}
