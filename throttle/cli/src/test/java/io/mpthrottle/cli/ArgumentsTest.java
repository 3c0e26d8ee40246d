// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate|'frobnicate' is unknown: expected one of pipe, run, calibrate",
                "--frob|'--frob' is unknown: expected one of",
                "pipe|--limit: expected units per time such as 20000/s",
                "pipe --limit|--limit: expected units per time such as 20000/s",
                "pipe --limit fast|--limit: expected units per time such as 20000/s",
                "pipe --limit 0/s|--limit: expected at least 1 unit, but was '0/s'",
                "pipe --limit 4/fortnight|--limit: expected a time span such as 10s",
                "pipe --limit 4/s --limit none|--limit: none must not stand beside other limits",
                "run --limit none --limit 4/s|--limit: none must not stand beside other limits",
                "run --limit bucket:4/s|--limit: expected limit, one, none or window before the colon, but was 'bucket'",
                "run --limit 4/s --headroom 4|headroom must be less than the units of each limit, but was 4",
                "run --limit 4/s --headroom many|--headroom: expected a number of units from 0 on, but was 'many'",
                "run --limit none --headroom 1|headroom must be 0 when asThrottle is false, but was 1",
                "pipe --limit 4/s --hardcap two|--hardcap: expected one of limit, one, none, window, but was 'two'",
                "pipe --limit 4/s --refill lazy|--refill: expected one of busy-spin, hybrid, parked, but was 'lazy'",
                "pipe --limit 4/s --threading invoker|--threading: expected one of dedicated, shared",
                "pipe --limit 4/s --quiet=yes|--quiet: expected no value",
                "pipe --limit 4/s in.log|'in.log' is unknown: expected one of --limit, --hardcap",
                "pipe --lim 4/s|'--lim' is unknown: expected one of --limit",
                "run --for 1s|--limit: expected units per time",
                "run --limit 4/s --workers 0|--workers: expected a number of threads from 1 to 10,000, but was '0'",
                "run --limit 4/s --workers many|--workers: expected a number of threads",
                "run --limit 4/s --for 0s|--for: expected a time span longer than zero, but was '0s'",
                "run --limit 4/s --for long|--for: expected a time span such as 10s",
                "run --limit 4/s --wait long|--wait: expected one of default, spin, but was 'long'",
                "run --limit 4/s --hgrm|--hgrm: expected a file to write",
                "run --limit 4/s --hgrm /no/such/folder/x|--hgrm: expected a file that can be written",
                "run --limit 4/s --hlog /|--hlog: expected a file that can be written",
                "run --limit 4/s --hgrm /|--hgrm: expected a file that can be written",
                "run --limit 4/s --hgrm|--hgrm: expected a file to write",
                "run --limit 4/s --hgrm /tmp/x --hlog /tmp/../tmp/x|--hgrm, --hlog: expected two files",
                "run --limit 4/s --workers 1,,0|--workers: expected a number of threads",
                "run --limit 4/s --workers 1.5|--workers: expected a number of threads",
                "run --limit 4/s --for 1,,0s|--for: expected a time span such as 10s",
                "pipe --limit 1,,0/s|--limit: expected a number of units such as",
                "pipe --limit 4.5/s|--limit: expected a whole number of units such as 9/2s",
                "run --limit 4/s --timestamps coarse|but was COARSE",
                "run --limit 2/ns|maxN must be at most one unit a nanosecond",
                "calibrate --limit none|--limit: expected a limit other than none",
            })
    void aBadArgumentIsOneLineThatNamesItAndWhatIsExpected(String line, String complaint) throws Exception {
        assertThat(execute(line.split(" "))).isEqualTo(2);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines())
                .singleElement()
                .satisfies(said -> assertThat(said)
                        .startsWith("throttle")
                        .contains(complaint)
                        .endsWith("--help)"));
    }

    @Test
    void seventeenLimitsAreTooMany() throws Exception {
        String line = "run" + " --limit 4/s".repeat(17);

        assertThat(execute(line.split(" "))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("limits must be 1 to 16, but were 17");
    }

    @Test
    void withoutACommandTheUsageIsOnStderr() throws Exception {
        assertThat(execute()).isEqualTo(2);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("Usage: throttle", "pipe", "run", "calibrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "pipe --help", "run -h", "calibrate --help"})
    void helpHasExamplesAndExitCodes(String line) throws Exception {
        assertThat(execute(line.split(" "))).isZero();

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8))
                .contains(
                        "Usage: throttle",
                        "Examples:",
                        "  throttle ",
                        "Exit codes:",
                        "    0   ",
                        "    2   a bad argument");
        assertThat(out.toString(UTF_8)).contains("  129   ended by SIGHUP", "  130   ", "  143   ");
        assertThat(out.toString(UTF_8).lines())
                .allSatisfy(
                        text -> assertThat(text).hasSizeLessThanOrEqualTo(80).doesNotContain("${"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "pipe --version", "run -V"})
    void theVersionNamesTheJvm(String line) throws Exception {
        assertThat(execute(line.split(" "))).isZero();

        assertThat(out.toString(UTF_8)).startsWith("throttle ").contains("Java " + Runtime.version(), "cores");
    }

    private int execute(String... arguments) throws Exception {
        Path file = Files.createTempFile(folder, "stream", "");
        try (FileChannel stream = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                PrintStream text = new PrintStream(out, true, UTF_8);
                PrintStream messages = new PrintStream(err, true, UTF_8)) {
            return Main.execute(new Console(text, messages, stream, stream), arguments);
        }
    }
}
