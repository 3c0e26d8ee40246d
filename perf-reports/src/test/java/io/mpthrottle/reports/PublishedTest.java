// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The runs that are published stay small, one for each machine, and a page can be made of each. */
class PublishedTest {
    private static final long MOST_BYTES = 3_000_000;
    private static final Path PUBLISHED = Path.of("published");

    private static List<Path> runs() throws IOException {
        try (Stream<Path> folders = Files.list(PUBLISHED)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void allRunsTogetherTakeAtMostThreeMegabytes() throws IOException {
        try (Stream<Path> files = Files.walk(PUBLISHED)) {
            final long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    /** A folder is named after the day and the machine. */
    @Test
    void aMachineHasOneRun() throws IOException {
        assertThat(runs().stream().map(run -> run.getFileName().toString().replaceFirst("^\\d{4}-\\d{2}-\\d{2}-", "")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @Test
    void thePageOfEachRunCanBeMadeAgain(@TempDir final Path folder) throws IOException {
        for (final Path run : runs()) {
            final StringWriter complaints = new StringWriter();
            final int exitCode = ReportsCommandLine.of(CommandLine.defaultFactory())
                    .setOut(new PrintWriter(new StringWriter()))
                    .setErr(new PrintWriter(complaints, true))
                    .execute("report", run.toString(), "--output=" + folder.resolve("index.html"));

            assertThat(exitCode).as(run.toString()).isZero();
            assertThat(complaints.toString()).as(run.toString()).isEmpty();
        }
    }
}
