// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.forks.JsonFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the README says of the gate's errors, tested with recorded forks of one jar on a shared machine, at least 200 of each of
 * four rows. So the README's sentence stays true when the rules change.
 */
class RecordedForksTest {
    private static final int ROUNDS = 10;
    private static final int RUNS = 2_000;

    private static List<Recorded> rows = List.of();

    private final Simulation simulation = new Simulation(rows, ROUNDS, new Judge(Rules.DEFAULT), new Random(20261124));

    @BeforeAll
    static void read() throws IOException {
        final PathMatcher recorded =
                FileSystems.getDefault().getPathMatcher("glob:published/*/gate/same-jar-forks.json");
        try (Stream<Path> files = Files.walk(Path.of("published"), 3)) {
            rows = Recorded.of(JsonFile.read(files.filter(recorded::matches)
                    .sorted()
                    .reduce((older, newer) -> newer)
                    .orElseThrow()));
        }
    }

    @Test
    void thereAreEnough() {
        assertThat(rows).hasSize(4).allMatch(row -> row.forks() >= 200);
    }

    @Test
    void oneRunInAHundredCriesWolfAtMost() {
        final long alarms = IntStream.range(0, RUNS)
                .filter(run -> Verdict.of(simulation.run(-1, 1)) == Verdict.REGRESSED)
                .count();

        assertThat(alarms).isLessThanOrEqualTo(RUNS / 100);
    }

    @Test
    void aTenthIsFoundInNineteenRunsOfTwenty() {
        for (int row = 0; row < rows.size(); row++) {
            final int slower = row;
            final long found = IntStream.range(0, RUNS)
                    .filter(run -> simulation.run(slower, 1.1).get(slower) == Verdict.REGRESSED)
                    .count();

            assertThat(found).as(rows.get(row).row().label()).isGreaterThanOrEqualTo(RUNS * 95 / 100);
        }
    }
}
