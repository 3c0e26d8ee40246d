// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the latency gate leaves: latency.json with a row of each verdict, and forks.json. */
final class GateFixture {
    private static final int ROUNDS = 10;

    private GateFixture() {}

    static Map<String, Object> latency() {
        return Map.ofEntries(
                Map.entry("schema", 1),
                Map.entry("base", Map.of("label", "main", "sha256", "ab".repeat(32))),
                Map.entry("candidate", Map.of("label", "HEAD", "sha256", "cd".repeat(32))),
                Map.entry("settings", settings()),
                Map.entry("verdict", "regressed"),
                Map.entry("interrupted", false),
                Map.entry("geomean", 1.021),
                Map.entry("acceptedForks", 40),
                Map.entry("takenForks", 1),
                Map.entry("rejectedForks", 1),
                Map.entry("hostTimeLostSeconds", 0.42),
                Map.entry("elapsedSeconds", 1234.5),
                Map.entry("rows", rows()));
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "rounds",
                ROUNDS,
                "delta",
                0.03,
                "deltaContended",
                0.1,
                "alpha",
                0.05,
                "warmup",
                "5 × 200 ms",
                "measurement",
                "5 × 200 ms");
    }

    private static List<Map<String, Object>> rows() {
        return List.of(
                row("LatencyGate.refused", 1, new double[] {1.21, 1.22, 1.008, 0.995, 1.021}, "pass"),
                row("LatencyGate.granted", 1, new double[] {5.02, 5.51, 1.098, 1.081, 1.114}, "regressed"),
                row("LatencyGate.grantedByTwo", 2, new double[] {64.1, 62.3, 0.972, 0.71, 1.33}, "inconclusive"));
    }

    /** The figures are those of base and candidate, their ratio and its interval. */
    private static Map<String, Object> row(
            final String name, final int threads, final double[] figures, final String verdict) {
        final Map<String, Object> row = new HashMap<>(Map.of(
                "benchmark",
                "io.mpthrottle.jmh." + name,
                "params",
                Map.of(),
                "threads",
                threads,
                "unit",
                "ns/op",
                "base",
                figures[0],
                "candidate",
                figures[1],
                "ratio",
                figures[2],
                "low",
                figures[3],
                "high",
                figures[4],
                "n",
                List.of(ROUNDS, ROUNDS)));
        row.put("p", verdict.equals("regressed") ? 2e-4 : 0.31);
        row.put("pHolm", verdict.equals("regressed") ? 6e-4 : 0.62);
        row.put("baseAlloc", 0);
        row.put("candidateAlloc", 0);
        row.put("verdict", verdict);
        row.put("why", verdict.equals("inconclusive") ? "the interval holds 30 %" : null);
        row.put("second", verdict.equals("regressed") ? look(1.101, 1.072, 1.121, ROUNDS) : null);
        row.put("both", verdict.equals("inconclusive") ? look(1.07, 0.97, 1.38, 2 * ROUNDS) : null);
        row.put("third", null);
        return row;
    }

    private static Map<String, Object> look(final double ratio, final double low, final double high, final int forks) {
        return Map.of("ratio", ratio, "low", low, "high", high, "n", List.of(forks, forks));
    }

    /** Two rows by turns, both sides in each round; of the second row one fork did not count, and one did all the same. */
    static List<Map<String, Object>> forks() {
        final List<Map<String, Object>> forks = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (final String side : new String[] {"base", "candidate"}) {
                final double drift = 1 + 0.002 * round;
                forks.add(fork(forks.size(), "LatencyGate.refused", side, 1.21 * drift, Map.of()));
                final double ns = (side.equals("base") ? 5.02 : 5.51) * drift;
                forks.add(fork(forks.size(), "LatencyGate.granted", side, ns, Map.of()));
            }
        }
        final Map<String, Object> busy = Map.of("accepted", false, "why", "other processes took 31 %");
        forks.add(fork(forks.size(), "LatencyGate.granted", "base", 6.1, with(busy, "first", false)));
        forks.add(fork(forks.size(), "LatencyGate.granted", "base", 5.3, with(busy, "second", true)));
        return forks;
    }

    private static Map<String, Object> with(final Map<String, Object> busy, final String phase, final boolean used) {
        final Map<String, Object> all = new HashMap<>(busy);
        all.put("phase", phase);
        all.put("used", used);
        return all;
    }

    private static Map<String, Object> fork(
            final int order,
            final String name,
            final String side,
            final double score,
            final Map<String, Object> conditions) {
        final Map<String, Object> fork = new HashMap<>(Map.of(
                "order",
                order,
                "benchmark",
                "io.mpthrottle.jmh." + name,
                "params",
                Map.of(),
                "threads",
                1,
                "side",
                side,
                "phase",
                "first",
                "score",
                score,
                "unit",
                "ns/op",
                "accepted",
                true,
                "used",
                true));
        fork.put("why", null);
        fork.putAll(conditions);
        return fork;
    }
}
