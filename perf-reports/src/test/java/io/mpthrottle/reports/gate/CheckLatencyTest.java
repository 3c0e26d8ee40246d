// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpthrottle.reports.ReportsCommandLine;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Scripted;
import io.mpthrottle.reports.forks.Side;
import io.mpthrottle.reports.forks.Task;
import io.mpthrottle.reports.model.GateRun;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.RunFolder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CheckLatencyTest {
    private static final Row REFUSED = new Row("a.Gate.refused", Map.of(), Row.OWN_THREADS);
    private static final Row GRANTED = new Row("a.Gate.granted", Map.of(), Row.OWN_THREADS);
    private static final Row BY_TWO = new Row("a.Gate.grantedByTwo", Map.of(), 2);
    private static final List<Row> ROWS = List.of(REFUSED, GRANTED, BY_TWO);

    private final Random random = new Random(7);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private Path base = Path.of("");
    private Path candidate = Path.of("");
    private Path output = Path.of("");

    @BeforeEach
    void jars() throws Exception {
        base = Files.writeString(folder.resolve("base.jar"), "b");
        candidate = Files.writeString(folder.resolve("candidate.jar"), "c");
        output = folder.resolve("run");
    }

    private double near(final double ns) {
        return ns * (0.99 + 0.02 * random.nextDouble());
    }

    private static boolean isCandidate(final Task task, final Row row) {
        return task.side() == Side.CANDIDATE && task.row().benchmark().equals(row.benchmark());
    }

    private int check(final Scripted lab, final String... more) {
        final List<String> arguments = new ArrayList<>(List.of(
                "check-latency",
                "--base",
                base.toString(),
                "--candidate",
                candidate.toString(),
                "--output",
                output.toString(),
                "--seed",
                "3"));
        arguments.addAll(List.of(more));
        final CommandLine.IFactory factory = new CommandLine.IFactory() {
            @Override
            public <K> K create(final Class<K> type) throws Exception {
                return type == CheckLatencyCommand.class
                        ? type.cast(new CheckLatencyCommand(lab))
                        : CommandLine.defaultFactory().create(type);
            }
        };
        return ReportsCommandLine.of(factory)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private JsonNode latency() throws Exception {
        return JsonFile.read(output.resolve("latency.json"));
    }

    @Test
    void theSameTwicePasses() throws Exception {
        final int exitCode = check(new Scripted(ROWS, task -> near(5), task -> 0));

        assertThat(exitCode).isZero();
        final JsonNode json = latency();
        assertThat(json.path("verdict").asText()).isEqualTo("pass");
        assertThat(json.path("rows"))
                .hasSize(3)
                .allMatch(row -> row.path("second").isNull() && row.path("both").isNull());
        assertThat(json.path("acceptedForks").asInt()).isEqualTo(60);
        assertThat(out.toString()).contains("Gate.refused", "geomean", "verdict: pass", "60 accepted");
        assertThat(output.resolve("latency.md")).content().contains("| --- | ---: |");
    }

    @Test
    void aSlowdownIsRunAgainAndFailsTheRun() throws Exception {
        final Scripted lab = new Scripted(ROWS, task -> near(5) * (isCandidate(task, REFUSED) ? 1.1 : 1), task -> 0);

        assertThat(check(lab)).isEqualTo(1);

        final JsonNode row = row("refused");
        assertThat(row.path("verdict").asText()).isEqualTo("regressed");
        assertThat(row.path("ratio").asDouble()).isBetween(1.08, 1.12);
        assertThat(row.path("second").path("ratio").asDouble()).isBetween(1.08, 1.12);
        assertThat(row.path("second").path("n").get(0).asInt()).isEqualTo(10);
        assertThat(row.path("both").isNull()).isTrue();
        assertThat(lab.launched.stream().filter(task -> task.phase() == Phase.SECOND))
                .hasSize(20)
                .allMatch(task -> task.row().benchmark().equals(REFUSED.benchmark()));
    }

    private JsonNode row(final String method) throws Exception {
        for (final JsonNode row : latency().path("rows")) {
            if (row.path("benchmark").asText().endsWith("." + method)) {
                return row;
            }
        }
        throw new AssertionError("no row " + method);
    }

    @Test
    void aSlowdownThatDoesNotComeBackIsNone() throws Exception {
        final Scripted lab = new Scripted(
                ROWS,
                task -> near(5) * (isCandidate(task, REFUSED) && task.phase() == Phase.FIRST ? 1.1 : 1),
                task -> 0);

        assertThat(check(lab)).isZero();
        assertThat(row("refused").path("second").path("ratio").asDouble()).isBetween(0.98, 1.02);
        assertThat(row("refused").path("verdict").asText()).isEqualTo("pass");
    }

    @Test
    void anAllocationFailsTheRun() throws Exception {
        final Scripted lab = new Scripted(ROWS, task -> near(5), task -> isCandidate(task, GRANTED) ? 16 : 0);

        assertThat(check(lab)).isEqualTo(1);
        assertThat(row("granted").path("why").asText()).contains("allocates 16.0 B/op more");
    }

    /** Two modes, as with two contending threads: ten forks cannot tell, twenty can. */
    @Test
    void aRowInDoubtGetsAsManyForksMore() throws Exception {
        final Scripted lab = new Scripted(
                ROWS, task -> near(5) * (task.row().equals(REFUSED) && task.round() < 4 ? late(task) : 1), task -> 0);

        assertThat(check(lab)).isZero();

        final JsonNode row = row("refused");
        assertThat(row.path("high").asDouble()).isGreaterThan(1.1);
        assertThat(row.path("both").path("n").get(0).asInt()).isEqualTo(20);
        assertThat(row.path("both").path("high").asDouble()).isLessThan(1.1);
        assertThat(latency().path("verdict").asText()).isEqualTo("pass");
        assertThat(lab.launched.stream().filter(task -> task.phase() == Phase.SECOND))
                .hasSize(20)
                .allMatch(task -> task.row().equals(REFUSED));
        assertThat(out.toString()).contains("both together");
    }

    /** The second mode is in the first look only. */
    private static double late(final Task task) {
        return task.phase() == Phase.FIRST ? 2 : 1;
    }

    /** Two modes hide a slowdown until there are more forks; then it is looked for in as many fresh ones. */
    @ParameterizedTest
    @CsvSource({"SECOND, pass, 0", "THIRD, regressed, 1"})
    void aSlowdownThatMoreForksShowIsRunAgain(final Phase last, final String verdict, final int exitCode)
            throws Exception {
        final Scripted lab = new Scripted(
                ROWS,
                task -> near(5)
                        * (task.row().equals(REFUSED) && task.round() < 4 ? late(task) : 1)
                        * (isCandidate(task, REFUSED)
                                        && task.phase() != Phase.FIRST
                                        && task.phase().compareTo(last) <= 0
                                ? 1.5
                                : 1),
                task -> 0);

        assertThat(check(lab)).isEqualTo(exitCode);
        assertThat(row("refused").path("verdict").asText()).isEqualTo(verdict);
        assertThat(lab.launched.stream().filter(task -> task.phase() == Phase.THIRD))
                .hasSize(40)
                .allMatch(task -> task.row().equals(REFUSED));
        assertThat(row("refused").path("second").isNull()).isTrue();
        assertThat(row("refused").path("third").path("n").get(0).asInt()).isEqualTo(20);
        assertThat(out.toString()).containsSubsequence("Gate.refused", "both together", "third look");
    }

    /** The second look misses the slowdown, as the base has two modes in it. */
    @Test
    void aSlowdownThatWasMissedOnceIsLookedForAgain() throws Exception {
        final Scripted lab = new Scripted(
                ROWS,
                task -> near(5)
                        * (isCandidate(task, REFUSED) ? 1.15 : 1)
                        * (task.row().equals(REFUSED)
                                        && task.side() == Side.BASE
                                        && task.phase() == Phase.SECOND
                                        && task.round() % 2 == 0
                                ? 2
                                : 1),
                task -> 0);

        assertThat(check(lab)).isEqualTo(1);
        assertThat(row("refused").path("why").asText()).endsWith("slower, found twice");
        assertThat(out.toString()).containsSubsequence("Gate.refused", "second look", "both together", "third look");
    }

    /** The forks of a look that was cut short are fewer than those that raised the suspicion. */
    @ParameterizedTest
    @CsvSource({"1.1, 60, 19", "1.5, 80, 39"})
    void aLookThatWasInterruptedConfirmsNothing(final double factor, final int before, final int of) throws Exception {
        final Scripted lab = new Scripted(
                        ROWS,
                        task -> near(5)
                                * (before == 80 && task.row().equals(REFUSED) && task.round() < 4 ? late(task) : 1)
                                * (isCandidate(task, REFUSED) && (before == 60 || task.phase() != Phase.FIRST)
                                        ? factor
                                        : 1),
                        task -> 0)
                .interruptedAfter(before + of);

        assertThat(check(lab)).isEqualTo(130);
        assertThat(lab.launched.get(before).phase()).isEqualTo(before == 60 ? Phase.SECOND : Phase.THIRD);
        assertThat(row("refused").path("why").asText()).endsWith("slower, not confirmed");
    }

    @Test
    void doubtIsAFailureOnlyWhenStrict() {
        assertThat(check(new Scripted(ROWS, task -> 5 * (1 + random.nextDouble()), task -> 0)))
                .isZero();
        assertThat(check(new Scripted(ROWS, task -> 5 * (1 + random.nextDouble()), task -> 0), "--strict"))
                .isEqualTo(3);
    }

    @Test
    void eachRoundHasEachRowOnceFromEachSideInRandomOrder() {
        final Scripted lab = new Scripted(ROWS, task -> near(5), task -> 0);
        check(lab);

        for (int round = 0; round < 10; round++) {
            final List<Task> tasks = lab.launched.subList(6 * round, 6 * round + 6);
            assertThat(tasks.stream().map(task -> task.row().benchmark() + task.side()))
                    .doesNotHaveDuplicates();
        }
        final Stream<Task> firsts = Stream.iterate(0, i -> i < 60, i -> i + 2).map(lab.launched::get);
        assertThat(firsts.filter(task -> task.side() == Side.BASE).count()).isBetween(5L, 25L);
        assertThat(lab.launched.subList(0, 6).stream().map(task -> task.row().benchmark()))
                .isNotEqualTo(lab.launched.subList(6, 12).stream()
                        .map(task -> task.row().benchmark())
                        .toList());
    }

    @Test
    void anInterruptedRunWritesWhatThereIs() throws Exception {
        final Scripted lab = new Scripted(ROWS, task -> near(5), task -> 0).interruptedAfter(31);

        assertThat(check(lab)).isEqualTo(130);
        assertThat(err.toString()).contains("interrupted; what there is was written");
        assertThat(latency().path("interrupted").asBoolean()).isTrue();
        assertThat(latency().path("verdict").asText()).isEqualTo("inconclusive");
        assertThat(JsonFile.read(output.resolve("forks.json"))).hasSize(31);
    }

    @Test
    void aBenchmarkThatFailsDecidesNothing() {
        assertThat(check(new Scripted(ROWS, task -> near(5), task -> 0).failing(GRANTED)))
                .isEqualTo(4);
        assertThat(err.toString()).contains("it failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds=0", "--rounds=abc", "--rounds=3", "--include=nothing", "--what", "--delta=x%"})
    void aBadArgumentIsOneLine(final String argument) {
        assertThat(check(new Scripted(ROWS, task -> near(5), task -> 0), argument))
                .isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(output).doesNotExist();
    }

    @Test
    void aPatternThatMatchesNoRowIsSaidToMatchNone() {
        assertThat(check(new Scripted(ROWS, task -> near(5), task -> 0), "--include=nothing"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no row of either jar matches --include 'nothing'");
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        base = folder.resolve("none.jar");

        assertThat(check(new Scripted(ROWS, task -> near(5), task -> 0))).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
    }

    @Test
    void thePageReadsWhatIsWritten() throws Exception {
        check(new Scripted(ROWS, task -> near(5) * (isCandidate(task, REFUSED) ? 1.1 : 1), task -> 16));

        final Run run = RunFolder.read(output);
        assertThat(run.damaged()).isEmpty();
        assertThat(JsonFile.read(output.resolve("forks.json")))
                .hasSize(80)
                .allMatch(fork -> fork.get("used").asBoolean(true)
                        && fork.get("accepted").asBoolean()
                        && fork.get("side").isTextual()
                        && fork.get("score").asDouble() > 0);
        final GateRun gate = Objects.requireNonNull(run.gate());
        assertThat(gate.verdict()).isEqualTo("regressed");
        assertThat(gate.acceptedForks()).isEqualTo(80);
        assertThat(gate)
                .extracting(GateRun::base, GateRun::candidate, GateRun::settings, GateRun::geomean)
                .doesNotContainNull();
        assertThat(gate.rows())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .extracting(
                                GateRun.Row::base,
                                GateRun.Row::candidate,
                                GateRun.Row::ratio,
                                GateRun.Row::low,
                                GateRun.Row::high,
                                GateRun.Row::p,
                                GateRun.Row::pHolm,
                                GateRun.Row::baseAlloc,
                                GateRun.Row::candidateAlloc)
                        .doesNotContainNull());
        assertThat(gate.rows())
                .filteredOn(row -> row.second() != null)
                .extracting(GateRun.Row::verdict)
                .containsExactly("regressed");
    }
}
