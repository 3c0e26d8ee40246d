// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that other tools read. */
class PaceReportTest {
    private static final StallTrial.Seen SEEN = new StallTrial.Seen("LIMIT", 300, 160, 61, 160, 61, 600_000_000);

    @TempDir
    private Path folder;

    @Test
    void hasTheAgreedShape() throws Exception {
        PaceReport report = new PaceReport(folder, 10);
        report.add(Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_000_100, 60, 1));
        report.add(TurnsTest.turns(1_000, List.of(1_000_100.0), List.of(1_000_050.0)));
        report.add(Sparing.of(
                Sparing.Kind.PARKED_CORES,
                Turns.Series.of(Limiter.MPTHROTTLE, List.of(0.02)),
                Turns.Series.of(Limiter.HANDOFF, List.of(0.019))));
        report.add(Stall.of(StallSpec.ours(Hardcap.LIMIT, Refill.HYBRID), List.of(SEEN)));
        report.add(new SoakTrial.Soak(10_000_000, 60, "settings", 9, 9, 0, 0, 0, 1e7, "PASS", null));
        report.add(new Footprint.Memory(1, 5_000, 10 << 20, "PASS"));
        JsonNode root = read();

        assertThat(names(root))
                .contains(
                        "schema",
                        "jvmFlags",
                        "started",
                        "seconds",
                        "trials",
                        "turns",
                        "sparing",
                        "stalls",
                        "soak",
                        "memory");
        JsonNode trial = root.get("trials").get(0);
        assertThat(names(trial))
                .contains(
                        "id",
                        "limiter",
                        "settings",
                        "refill",
                        "worker",
                        "ratePerSecond",
                        "seconds",
                        "granted",
                        "reachedPerSecond",
                        "shortfall",
                        "verdict",
                        "why",
                        "idealIntervalNs",
                        "interval",
                        "lateness",
                        "hiccup",
                        "cpu",
                        "overflow",
                        "discarded",
                        "jitter",
                        "files");
        assertThat(trial.get("id").asText()).isEqualTo("mpthrottle-busy_spin-spinning-1000");
        assertThat(names(trial.get("interval"))).containsExactly("p50", "p90", "p99", "p99.9", "p99.99", "max");
        assertThat(names(trial.get("cpu"))).containsExactly("process", "limiter", "worker");
        assertThat(names(trial.get("jitter").get(0))).containsExactly("second", "p50", "p99", "max", "hiccupMax");
        assertThat(names(trial.get("files"))).containsExactly("interval", "lateness", "hiccup");
        assertThat(names(root.get("turns").get(0)))
                .containsExactly("ratePerSecond", "seconds", "rounds", "idealIntervalNs", "ours", "floors");
        assertThat(names(root.get("turns").get(0).get("ours"))).containsExactly("limiter", "values", "median");
        assertThat(names(root.get("turns").get(0).get("floors").get(0))).containsExactly("series", "p", "isReached");
        assertThat(names(root.get("sparing").get(0)))
                .containsExactly("kind", "jvmFlags", "seconds", "rounds", "ours", "floor");
        assertThat(names(root.get("sparing").get(0).get("floor"))).containsExactly("series", "p", "isReached");
        assertThat(names(root.get("stalls").get(0)))
                .contains(
                        "limiter",
                        "settings",
                        "ratePerSecond",
                        "waiters",
                        "stoppedMillis",
                        "trials",
                        "mostInSecond",
                        "mostIn10Millis",
                        "boundInSecond",
                        "boundIn10Millis",
                        "verdict");
        assertThat(names(root.get("soak")))
                .containsExactlyInAnyOrder(
                        "ratePerSecond",
                        "seconds",
                        "settings",
                        "granted",
                        "total",
                        "overflow",
                        "discarded",
                        "held",
                        "reachedPerSecond",
                        "verdict",
                        "why");
        assertThat(names(root.get("memory").get(0)))
                .containsExactlyInAnyOrder("ratePerSecond", "bytes", "limitBytes", "verdict");
    }

    @Test
    void isThereBeforeTheFirstFindingAndLeavesNoTrace() throws Exception {
        PaceReport report = new PaceReport(folder, 3);

        assertThat(read().get("trials")).isEmpty();
        assertThat(read().get("soak").isNull()).isTrue();
        report.add(Trials.floor(1_000, 1));
        assertThat(read().get("trials")).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("pace.json"));
        }
    }

    @Test
    void onlyOursCanFailIt() throws Exception {
        PaceReport report = new PaceReport(folder, 3);
        report.add(Trial.failed(TrialSpec.peer(Limiter.GUAVA, 1_000, 1), "too slow"));
        report.add(Stall.of(StallSpec.peer(Limiter.GUAVA), List.of(SEEN)));
        assertThat(report.hasFailed()).isFalse();

        report.add(Trial.failed(TrialSpec.ours(Refill.HYBRID, Worker.WAITING, 1_000, 1), "too slow"));
        assertThat(report.hasFailed()).isTrue();
    }

    @Test
    void aTrialGoesFromChildToParentUnchanged() throws Exception {
        Trial trial = Trials.ours(Refill.BUSY_SPIN, 1_000, 0.1, 1_000_100, 60, 1);

        assertThat(Json.parse(Json.line(trial), Trial.class)).isEqualTo(trial);
    }

    private JsonNode read() throws Exception {
        return new ObjectMapper().readTree(folder.resolve("pace.json").toFile());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
