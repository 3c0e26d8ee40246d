// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Measurement.Memory;
import io.mpthrottle.reports.model.Measurement.Soak;
import io.mpthrottle.reports.model.RunFolder;
import io.mpthrottle.reports.model.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that other tools read. */
class FindingsTest {
    private static final StalledWaiters.Seen SEEN =
            new StalledWaiters.Seen("LIMIT", 300, 160, 61, 160, 61, 600_000_000);

    @TempDir
    private Path folder;

    @Test
    void hasTheAgreedShape() throws Exception {
        Findings report = new Findings(folder, "scripts/pace full", 10);
        report.add(Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_000_100, 60, 1));
        report.add(new Contest(
                Measured.CORES,
                "PARKED",
                1_000,
                2,
                5,
                List.of("-Xint"),
                0,
                new Series("mpthrottle", List.of(0.02)),
                List.of(new Series("handoff", List.of(0.019)))));
        report.add(StallSpec.ours(Hardcap.LIMIT, Refill.HYBRID).worst(List.of(SEEN)));
        report.add(new Soak(10_000_000, 60, "settings", 9, 9, 0, 0, 0, 1e7, ""));
        report.add(new Memory(1, 5_000, 10 << 20));
        report.save();
        JsonNode root = read();

        assertThat(names(root))
                .contains(
                        "schema",
                        "jvmFlags",
                        "started",
                        "command",
                        "environment",
                        "seconds",
                        "trials",
                        "contests",
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
                        "intervals",
                        "latenesses");
        assertThat(trial.get("id").asText()).isEqualTo("mpthrottle-busy_spin-spinning-1000");
        assertThat(names(trial.get("interval"))).containsExactly("p50", "p90", "p99", "p99.9", "p99.99", "max");
        assertThat(names(trial.get("cpu"))).containsExactly("process", "limiter", "worker");
        JsonNode contest = root.get("contests").get(0);
        assertThat(names(contest))
                .containsExactly(
                        "measured",
                        "refill",
                        "ratePerSecond",
                        "seconds",
                        "rounds",
                        "jvmFlags",
                        "margin",
                        "ours",
                        "others");
        assertThat(names(contest.get("ours"))).containsExactly("who", "values");
        assertThat(names(root.get("stalls").get(0)))
                .contains(
                        "limiter",
                        "settings",
                        "ratePerSecond",
                        "waiters",
                        "stoppedMillis",
                        "trials",
                        "inSecond",
                        "in10Millis",
                        "verdict");
        assertThat(names(root.get("stalls").get(0).get("inSecond"))).containsExactly("seen", "certain", "bound");
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
        Findings report = new Findings(folder, "scripts/pace", 3);

        assertThat(read().get("trials")).isEmpty();
        assertThat(read().get("soak").isNull()).isTrue();
        report.add(Trials.ours(Refill.HYBRID, 1_000, 0, 1, 1, 1));
        report.save();
        assertThat(read().get("trials")).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("pace.json"));
        }
    }

    @Test
    void onlyOursCanFailIt() throws Exception {
        Findings report = new Findings(folder, "scripts/pace", 3);
        report.add(TrialSpec.peer(Limiter.GUAVA, 1_000, 1).failed("too slow"));
        report.add(StallSpec.peer(Limiter.GUAVA).worst(List.of(SEEN)));
        assertThat(report.hasFailed()).isFalse();

        report.add(TrialSpec.ours(Refill.HYBRID, Worker.WAITING, 1_000, 1).failed("too slow"));
        assertThat(report.hasFailed()).isTrue();
    }

    @Test
    void aTrialGoesFromChildToParentUnchanged() throws Exception {
        Trial trial = Trials.ours(Refill.BUSY_SPIN, 1_000, 0.1, 1_000_100, 60, 1);

        assertThat(Json.parse(Json.line(trial), Trial.class)).isEqualTo(trial);
    }

    @Test
    void whatIsWrittenIsWhatIsRead() throws Exception {
        Findings report = new Findings(folder, "scripts/pace", 3);
        report.add(Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_000_100, 60, 1));
        report.add(StallSpec.ours(Hardcap.LIMIT, Refill.HYBRID).worst(List.of(SEEN)));
        report.add(new Memory(1, 5_000, 10 << 20));
        report.save();

        assertThat(RunFolder.read(folder).pace())
                .usingRecursiveComparison()
                .ignoringFields("environment")
                .isEqualTo(report.measurement());
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
