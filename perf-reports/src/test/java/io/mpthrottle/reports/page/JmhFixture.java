// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of jmh.json: ours, the peers and the floors, with one thread and with two. */
final class JmhFixture {
    private static final double MONITOR_BYTES = 0.01;

    private JmhFixture() {}

    static List<Map<String, Object>> rows(final double times) {
        final List<Map<String, Object>> rows = new ArrayList<>();
        both(rows, "MPTHROTTLE", times, new double[] {1.2, 1.3, 5.1, 62}, 0);
        both(rows, "MPTHROTTLE_COARSE", times, new double[] {1.2, 1.4, 14.2, 88}, MONITOR_BYTES);
        both(rows, "MPTHROTTLE_PRECISE", times, new double[] {1.3, 1.4, 38.5, 97}, MONITOR_BYTES);
        both(rows, "GUAVA", times, new double[] {34.1, 114, 37.3, 131}, 0);
        both(rows, "BUCKET4J", times, new double[] {36.2, 43.4, 46.1, 286}, 64);
        both(rows, "RESILIENCE4J", times, new double[] {91.4, 196, 39.2, 80.3}, 40);
        both(rows, "FAILSAFE_BURSTY", times, new double[] {34.3, 128, 33.4, 122}, 0);
        both(rows, "SEMAPHORE", times, new double[] {0.8, 0.9, 6.3, 41.7}, 0);
        for (final String monitor : new String[] {"OFF", "COARSE", "PRECISE"}) {
            final double granted =
                    Map.of("OFF", 4.9, "COARSE", 14.1, "PRECISE", 38.1).get(monitor);
            final Map<String, String> params = Map.of("monitor", monitor, "hardcap", "LIMIT");
            rows.add(row("HasFuelBenchmark.refused", params, 1, 1.1 * times, 0));
            rows.add(row("HasFuelBenchmark.granted", params, 1, granted * times, MONITOR_BYTES));
        }
        rows.add(row("FloorBenchmark.nanoTime", Map.of(), 1, 25.7 * times, 0));
        rows.add(row("FloorBenchmark.compareAndSet", Map.of(), 1, 2.5 * times, 0));
        rows.add(row("FloorBenchmark.compareAndSet", Map.of(), 2, 13.9 * times, 0));
        return rows;
    }

    /** Refused with one thread and with two, then granted. */
    private static void both(
            final List<Map<String, Object>> rows,
            final String limiter,
            final double times,
            final double[] ns,
            final double bytes) {
        int i = 0;
        for (final String call : new String[] {"refused", "granted"}) {
            for (final int threads : new int[] {1, 2}) {
                final Map<String, String> params = Map.of("limiter", limiter);
                rows.add(row("PeerBenchmark." + call, params, threads, ns[i++] * times, bytes));
            }
        }
    }

    /** Three forks of three iterations, one iteration of them an outlier. */
    static Map<String, Object> row(
            final String name,
            final Map<String, String> params,
            final int threads,
            final double ns,
            final double bytes) {
        final List<List<Double>> raw = List.of(
                List.of(ns, ns * 1.01, ns * 7), List.of(ns * 0.99, ns, ns * 1.02), List.of(ns, ns * 1.02, ns * 1.03));
        return Map.of(
                "jmhVersion",
                "1.37",
                "benchmark",
                "io.mpthrottle.jmh." + name,
                "mode",
                "avgt",
                "threads",
                threads,
                "forks",
                raw.size(),
                "jvmArgs",
                List.of("-Xms1g", "-Xmx1g"),
                "params",
                params,
                "primaryMetric",
                Map.of("score", ns * 1.7, "scoreError", "NaN", "scoreUnit", "ns/op", "rawData", raw),
                "secondaryMetrics",
                Map.of(
                        "gc.alloc.rate.norm",
                        Map.of("score", bytes, "scoreError", "NaN", "scoreUnit", "B/op", "rawData", List.of())));
    }
}
