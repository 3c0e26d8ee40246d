// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.goal.Check.Peer;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.page.text.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a call costs, looked up among the rows of JMH; NaN where there is no such row. */
public final class Costs {
    private static final String LIMITER = "limiter";
    private static final String OFF = "OFF";

    private final List<JmhEntry> rows;

    /** Takes the rows. */
    public Costs(final List<JmhEntry> rows) {
        this.rows = rows;
    }

    /** Looks a row up. */
    public double time(final String name, final int threads, final Map<String, String> params) {
        return rows.stream()
                .filter(row -> row.name().equals(name) && row.threads() == threads)
                .filter(row -> row.params().entrySet().containsAll(params.entrySet()))
                .mapToDouble(JmhEntry::time)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Tells what a limiter costs beside the others. */
    public double beside(final String call, final String limiter, final int threads) {
        return time("PeerBenchmark." + call, threads, Map.of(LIMITER, limiter));
    }

    /** Ours at the same work as the peers. */
    double ours(final String call, final String monitor, final int threads) {
        return beside(call, name(monitor), threads);
    }

    /** Ours at the same work as the peers, where that was measured; by itself otherwise. */
    double oursBeside(final String call, final String monitor) {
        final double beside = beside(call, name(monitor), 1);
        return Double.isNaN(beside) ? alone(call, monitor) : beside;
    }

    /** Ours without the peers' adapter, where that was measured. */
    double ours(final String call, final String monitor) {
        final double alone = alone(call, monitor);
        return Double.isNaN(alone) ? beside(call, name(monitor), 1) : alone;
    }

    private double alone(final String call, final String monitor) {
        return time("HasFuelBenchmark." + call, 1, Map.of("monitor", monitor, "hardcap", "LIMIT"));
    }

    private static String name(final String monitor) {
        return OFF.equals(monitor) ? Names.OURS : Names.OURS + "_" + monitor;
    }

    Peer fastestPeer(final String call, final int threads) {
        return rows.stream()
                .filter(row -> row.name().equals("PeerBenchmark." + call) && row.threads() == threads)
                .filter(row -> Names.isPeer(row.params().getOrDefault(LIMITER, Names.OURS)))
                .filter(row -> Double.isFinite(row.time()))
                .map(row -> new Peer(Names.limiter(row.params().getOrDefault(LIMITER, "")), row.time()))
                .min(Comparator.comparingDouble(Peer::value))
                .orElse(new Peer("", Double.NaN));
    }

    /** Numbers of threads at which limiters stood side by side. */
    List<Integer> threads() {
        return rows.stream()
                .filter(row -> row.name().startsWith("PeerBenchmark."))
                .map(JmhEntry::threads)
                .distinct()
                .sorted()
                .toList();
    }

    /** The most that one of our calls allocates. */
    double mostAllocated() {
        return Stream.concat(
                        rows.stream().filter(row -> row.name().matches("(HasFuel|LiveRefill)Benchmark\\..*")),
                        rows.stream().filter(row -> Names.isOurs(row.params().getOrDefault(LIMITER, ""))))
                .mapToDouble(JmhEntry::allocated)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }
}
