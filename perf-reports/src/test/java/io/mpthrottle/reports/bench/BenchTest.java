// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpthrottle.reports.ReportsCommandLine;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Scripted;
import io.mpthrottle.reports.forks.Task;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.RunFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchTest {
    private static final List<Row> ROWS = List.of(
            new Row("x.FloorBenchmark.nanoTime", Map.of(), Row.OWN_THREADS),
            new Row("x.HasFuelBenchmark.refused", Map.of("monitor", "OFF"), Row.OWN_THREADS),
            new Row("x.HasFuelBenchmark.refused", Map.of("monitor", "COARSE"), Row.OWN_THREADS),
            new Row("x.LatencyGate.refused", Map.of(), Row.OWN_THREADS));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int score;

    private Scripted lab() {
        return new Scripted(ROWS, task -> ++score, task -> 0);
    }

    private int bench(final Scripted lab, final String... more) throws Exception {
        final Path jar = Files.writeString(folder.resolve("x.jar"), "x");
        final List<String> arguments = new ArrayList<>(List.of(
                "bench",
                "--jar",
                jar.toString(),
                "--output",
                folder.resolve("run").toString()));
        arguments.addAll(List.of(more));
        final CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(final Class<K> type) throws Exception {
                return type == BenchCommand.class
                        ? type.cast(new BenchCommand(lab))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        return ReportsCommandLine.of(factory)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private JsonNode read(final String file) throws Exception {
        return JsonFile.read(folder.resolve("run").resolve(file));
    }

    @Test
    void forksOfARowBecomeOneEntry() throws Exception {
        assertThat(bench(lab(), "nanoTime", "--forks", "3")).isZero();

        final JsonNode file = read("jmh.json");
        assertThat(file).hasSize(1);
        final JsonNode entry = file.get(0);
        assertThat(entry.path("forks").asInt()).isEqualTo(3);
        assertThat(entry.path("jvm").asText()).as("no path").isEqualTo("…/java");
        assertThat(entry.path("jvmArgs").get(0).asText()).as("no path").isEqualTo("-javaagent:…/agent.jar");
        final JsonNode metric = entry.path("primaryMetric");
        assertThat(metric.path("rawData").toString()).isEqualTo("[[7.0,1.0,1.0],[14.0,2.0,2.0],[21.0,3.0,3.0]]");
        assertThat(metric.path("score").asDouble()).isEqualTo(6);
        assertThat(metric.path("scorePercentiles").path("50.0").asDouble()).isEqualTo(3);
        assertThat(entry.path("secondaryMetrics").path("gc.alloc.rate.norm").path("rawData"))
                .hasSize(3);
        assertThat(entry.path("secondaryMetrics").fieldNames()).toIterable().containsExactly("gc.alloc.rate.norm");
        assertThat(out.toString()).contains("FloorBenchmark.nanoTime", "ns/op");
    }

    @Test
    void aSuiteHasItsOwnRowsThreadsAndForks() throws Exception {
        final Scripted lab = lab();

        assertThat(bench(lab, "--suite", "full")).isZero();

        assertThat(lab.launched.stream().map(Task::row))
                .noneMatch(row -> row.benchmark().contains("LatencyGate"))
                .filteredOn(row -> row.threads() == 8)
                .hasSize(3)
                .allMatch(row -> "OFF".equals(row.params().get("monitor")));
        assertThat(read("forks.json")).hasSize(3 * 5 + 3 * 3);
    }

    @Test
    void eachRoundHasEachRowOnce() throws Exception {
        final Scripted lab = lab();
        bench(lab, "--forks", "2");

        assertThat(lab.launched.subList(0, 4).stream().map(Task::row)).containsExactlyInAnyOrderElementsOf(ROWS);
        assertThat(lab.launched.subList(4, 8).stream().map(Task::row)).containsExactlyInAnyOrderElementsOf(ROWS);
    }

    @Test
    void anInterruptedRunLeavesWhatItHas() throws Exception {
        assertThat(bench(lab().interruptedAfter(2))).isEqualTo(130);

        assertThat(read("jmh.json")).hasSize(2);
        assertThat(err.toString()).contains("interrupted; what there is was written");
    }

    @Test
    void aRowThatFailsDoesNotKeepTheOthersFromRunning() throws Exception {
        assertThat(bench(lab().failing(ROWS.get(0)), "--forks", "2")).isEqualTo(1);

        assertThat(read("jmh.json")).hasSize(3);
        assertThat(err.toString()).contains("it failed");
    }

    @Test
    void aForkThatFailsOnceIsMadeAgain() throws Exception {
        assertThat(bench(lab().failing(ROWS.get(0), 1), "--forks", "2")).isZero();

        assertThat(read("jmh.json")).hasSize(4);
        assertThat(err.toString()).doesNotContain("it failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothingOfThatName", "--forks=0", "--suite=huge", "--threads=0", "[", "--measure=x"})
    void aBadArgumentIsOneLine(final String argument) throws Exception {
        assertThat(bench(lab(), argument)).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void thePageReadsWhatIsWritten() throws Exception {
        bench(lab(), "nanoTime", "--forks", "3");

        final Run run = RunFolder.read(folder.resolve("run"));
        assertThat(run.damaged()).isEmpty();
        assertThat(JsonFile.read(folder.resolve("run").resolve("forks.json")))
                .hasSize(3)
                .allMatch(fork ->
                        fork.get("accepted").asBoolean() && !fork.path("side").isTextual());
        assertThat(run.jmh()).hasSize(1);
        assertThat(run.jmh().get(0).forks()).hasSize(3);
        assertThat(run.jmh().get(0).unit()).isEqualTo("ns/op");
        assertThat(run.jmh().get(0).allocated()).isZero();
    }
}
