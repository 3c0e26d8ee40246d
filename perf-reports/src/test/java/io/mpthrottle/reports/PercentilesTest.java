// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PercentilesTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void addsUpAllIntervalsOfEachLogAndSetsThemSideBySide(@TempDir final Path folder) throws IOException {
        final Path one = log(folder.resolve("one.hlog"), 1_000, 3_000);
        final Path two = log(folder.resolve("two.hlog"), 2_000, 2_000);

        assertThat(execute("percentiles", one.toString(), two.toString())).isZero();

        assertThat(out.toString().lines())
                .contains(
                        "| µs | one.hlog | two.hlog |",
                        "| p50 | 1.000 | 2.000 |",
                        "| max | 3.001 | 2.000 |",
                        "| count | 200 | 200 |");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThat(execute("percentiles", "nowhere.hlog")).isEqualTo(1);

        assertThat(err.toString().lines()).containsExactly("perf-reports: cannot read nowhere.hlog");
    }

    @Test
    void namesAFileThatIsNoLog(@TempDir final Path folder) throws IOException {
        final Path file = Files.writeString(folder.resolve("notes.txt"), "no log\n");

        assertThat(execute("percentiles", file.toString())).isEqualTo(1);

        assertThat(err.toString()).startsWith("perf-reports: ").contains("notes.txt");
    }

    @Test
    void namesAnArgumentThatItDoesNotKnow() {
        assertThat(execute("percentiles", "--colour", "a.hlog")).isEqualTo(2);

        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("--colour");
    }

    private int execute(final String... args) {
        final CommandLine line = ReportsCommandLine.of(CommandLine.defaultFactory());
        return line.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    /** Two intervals, each with one value a hundred times. */
    private static Path log(final Path file, final long first, final long second) throws IOException {
        try (OutputStream lines = Files.newOutputStream(file)) {
            final HistogramLogWriter writer = new HistogramLogWriter(lines);
            writer.outputLegend();
            for (final long value : new long[] {first, second}) {
                final Histogram interval = new Histogram(3);
                interval.recordValueWithCount(value, 100);
                writer.outputIntervalHistogram(interval);
            }
        }
        return file;
    }
}
