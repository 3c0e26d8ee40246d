// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkRunnerTest {
    private static final Row ROW = new Row("a.B.c", Map.of("p", "1"), Row.OWN_THREADS);

    @TempDir
    Path folder;

    private final Scripted lab = new Scripted(List.of(ROW), task -> 5, task -> 0);
    private ForkLog log = new ForkLog(Path.of(""));

    @BeforeEach
    void open() {
        log = new ForkLog(folder.resolve("forks.json"));
    }

    private ForkRunner runner() {
        final JmhSettings settings = new JmhSettings(new Iterations(1, 1), new Iterations(1, 1), null, List.of());
        final ForkRunner runner = lab.runner(settings, Acceptance.DEFAULT, log, folder);
        runner.plan(100);
        return runner;
    }

    private static Task task() {
        return new Task(new JmhJar(Path.of("x.jar"), "x"), ROW, Side.BASE, 0, Phase.FIRST);
    }

    @Test
    void aForkBesideOtherLoadIsRunAgainAndDoesNotCount() throws Exception {
        lab.busy.addAll(List.of(0.5, 0.11, 0.09));

        final Fork fork = runner().run(task());

        assertThat(fork.accepted()).isTrue();
        assertThat(log.forks()).extracting(Fork::accepted).containsExactly(false, false, true);
        assertThat(log.forks()).extracting(Fork::used).containsExactly(false, false, true);
        assertThat(log.forks().get(0).why()).contains("50 %");
    }

    @Test
    void whereItNeverGetsQuietTheLastTryCountsAndIsMarked() throws Exception {
        lab.busy.addAll(List.of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5));

        final Fork fork = runner().run(task());

        assertThat(log.forks()).hasSize(Acceptance.DEFAULT.tries());
        assertThat(fork.accepted()).isFalse();
        assertThat(fork.used()).isTrue();
        assertThat(log.taken()).isEqualTo(1);
    }

    @Test
    void theNumberOfAForkIsTheMedianOfItsIterations() throws Exception {
        assertThat(runner().run(task()).result().score()).isEqualTo(5);
    }

    @Test
    void everyForkIsInTheFileInTheOrderItRan() throws Exception {
        lab.busy.add(0.9);
        runner().run(task());

        final JsonNode file = JsonFile.read(folder.resolve("forks.json"));

        assertThat(file).hasSize(2);
        assertThat(file.get(0).path("accepted").asBoolean()).isFalse();
        assertThat(file.get(1).path("order").asInt()).isEqualTo(1);
        assertThat(file.get(1).path("params").path("p").asText()).isEqualTo("1");
        assertThat(file.get(1).path("side").asText()).isEqualTo("base");
        assertThat(file.get(1).path("score").asDouble()).isEqualTo(5);
    }
}
