// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmhCommandTest {
    private static final JmhSettings SETTINGS =
            new JmhSettings(new Iterations(5, 100), new Iterations(8, 200), null, List.of("-Xmx1g", "-ea"));

    private static List<String> command(final Row row) throws ForkFailed {
        return JmhCommand.of(
                new Task(new JmhJar(Path.of("x.jar"), "x"), row, null, 0, Phase.FIRST), SETTINGS, Path.of("r.json"));
    }

    @Test
    void oneForkOfExactlyOneRow() throws Exception {
        final List<String> command = command(new Row("a.B.c", Map.of("p", "1", "q", "X"), 4));

        assertThat(command)
                .containsSequence("-jar", "x.jar", "^\\Qa.B.c\\E$")
                .containsSequence("-p", "p=1", "-p", "q=X")
                .containsSequence("-f", "1")
                .containsSequence("-wi", "5", "-w", "100ms", "-i", "8", "-r", "200ms")
                .containsSequence("-t", "4")
                .containsSequence("-jvmArgsPrepend", "-Xmx1g -ea");
    }

    @Test
    void whatTheBenchmarkItselfSaysIsLeftAlone() throws Exception {
        assertThat(command(new Row("a.B.c", Map.of(), Row.OWN_THREADS))).doesNotContain("-t", "-bm", "-jvmArgs");
    }

    @Test
    void aValueThatJmhWouldTakeForTwoIsRefused() {
        assertThatThrownBy(() -> command(new Row("a.B.c", Map.of("p", "1,2"), 1)))
                .isInstanceOf(ForkFailed.class)
                .hasMessageContaining("1,2");
    }

    @Test
    void theListOfAJarIsReadWithAllCombinationsOfParameters() {
        final List<Row> rows = Listing.parse(List.of(
                "Benchmarks: ",
                "OpenJDK 64-Bit Server VM warning: something",
                "a.B.plain",
                "a.B.c",
                "  param \"p\" = {1, 2}",
                "  param \"q\" = {X, Y}"));

        assertThat(rows)
                .extracting(Row::label)
                .containsExactly("B.plain", "B.c p=1 q=X", "B.c p=1 q=Y", "B.c p=2 q=X", "B.c p=2 q=Y");
    }

    @Test
    void timesOfIterationsAreReadAndJudged() {
        assertThat(Iterations.parse("3 x 2 s")).isEqualTo(new Iterations(3, 2_000));
        assertThatThrownBy(() -> Iterations.parse("3x0ms")).hasMessageContaining("at least 1 ms");
        assertThatThrownBy(() -> Iterations.parse("often")).hasMessageContaining("5x100ms");
    }
}
