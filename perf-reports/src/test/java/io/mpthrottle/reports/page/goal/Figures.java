// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import io.mpthrottle.reports.page.run.JmhEntry;
import io.mpthrottle.reports.page.run.JmhEntry.Metric;
import io.mpthrottle.reports.page.run.PaceRun;
import io.mpthrottle.reports.page.run.PaceRun.Floor;
import io.mpthrottle.reports.page.run.PaceRun.Memory;
import io.mpthrottle.reports.page.run.PaceRun.Platform;
import io.mpthrottle.reports.page.run.PaceRun.Series;
import io.mpthrottle.reports.page.run.PaceRun.Soak;
import io.mpthrottle.reports.page.run.PaceRun.Sparing;
import io.mpthrottle.reports.page.run.PaceRun.Stall;
import io.mpthrottle.reports.page.run.PaceRun.Turns;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.run.Trial.Cpu;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together the figures of a run that goals are judged by. */
final class Figures {
    private final List<JmhEntry> jmh = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Turns> turns = new ArrayList<>();
    private final List<Sparing> sparing = new ArrayList<>();
    private final List<Stall> stalls = new ArrayList<>();
    private final List<Memory> memory = new ArrayList<>();
    private @Nullable Platform platform;
    private @Nullable Soak soak;

    Figures alone(final String call, final String monitor, final double ns) {
        return row("HasFuelBenchmark." + call, 1, Map.of("monitor", monitor, "hardcap", "LIMIT"), ns, 0);
    }

    Figures beside(final String call, final String limiter, final int threads, final double ns) {
        return row("PeerBenchmark." + call, threads, Map.of("limiter", limiter), ns, 0);
    }

    Figures clock(final double ns) {
        return row("FloorBenchmark.nanoTime", 1, Map.of(), ns, 0);
    }

    Figures allocating(final String limiter, final double bytes) {
        return row("PeerBenchmark.refused", 8, Map.of("limiter", limiter), 1, bytes);
    }

    private Figures row(
            final String name,
            final int threads,
            final Map<String, String> params,
            final double ns,
            final double bytes) {
        jmh.add(new JmhEntry(
                "a.b." + name,
                threads,
                params,
                List.of(),
                new Metric(ns, "ns/op", List.of(List.of(ns))),
                Map.of("gc.alloc.rate.norm", new Metric(bytes, "B/op", List.of()))));
        return this;
    }

    /** Ours, a spinning worker behind a spinning refill. */
    Figures spinning(final double rate, final double reached, final double p50, final double p99) {
        return trial("mpthrottle", "BUSY_SPIN", "SPINNING", rate, reached, new double[] {p50, p99, 0, 0});
    }

    Figures floor(final double rate, final double p99) {
        return floor("floor", rate, p99);
    }

    /** A thread that spins on the clock, and how far its readings are apart. */
    Figures clock(final double rate, final double p50) {
        return trial("floor", null, "SPINNING", rate, rate, new double[] {p50, 2, 0, 0});
    }

    Figures floor(final String name, final double rate, final double p99) {
        return trial(name, null, "SPINNING", rate, rate, new double[] {1, p99, 0, 0});
    }

    /** The cores of a bare thread that waits in the way of a refill mode, at 1,000 a second. */
    Figures waiting(final String refill, final double cores) {
        return trial("handoff", refill, "SPINNING", 1_000, 1_000, new double[] {1, 2, 0, cores});
    }

    /** At 1,000 a second, how late one in a hundred is, and the cores of the throttle's own threads. */
    Figures slow(final String refill, final String worker, final double lateP99, final double cores) {
        return trial("mpthrottle", refill, worker, 1_000, 1_000, new double[] {1, 1, lateP99, cores});
    }

    /** The figures are the intervals' p50 and p99 to the ideal, p99 of the lateness in ns, and cores. */
    private Figures trial(
            final String limiter,
            final @Nullable String refill,
            final String worker,
            final double rate,
            final double reached,
            final double[] figures) {
        final double ideal = 1e9 / rate;
        trials.add(new Trial(
                "id",
                limiter,
                "",
                refill,
                worker,
                rate,
                10,
                1,
                reached,
                1 - reached / rate,
                "PASS",
                null,
                ideal,
                Map.of("p50", figures[0] * ideal, "p99", figures[1] * ideal),
                Map.of("p99", figures[2]),
                Map.of(),
                new Cpu(2, figures[3], 1),
                0,
                0,
                List.of(),
                Map.of()));
        return this;
    }

    /** Medians of ours and of the handoff to the ideal, and what the rig's test says. */
    Figures sparing(final String kind, final double ours, final double other, final boolean isReached) {
        sparing.add(new Sparing(
                kind,
                List.of(),
                2,
                5,
                new Series("mpthrottle", List.of(ours), ours),
                new Floor(new Series("", List.of(other), other), isReached ? 0.5 : 0.01, isReached)));
        return this;
    }

    /** Turns of which no lap came to anything, which the rig writes with a median of 0. */
    Figures nothingInTurns(final String kind) {
        final Series none = new Series("", List.of(), 0);
        sparing.add(new Sparing(kind, List.of(), 2, 5, none, new Floor(none, 0, false)));
        turns.add(new Turns(1e6, 2, 5, 1_000, none, List.of(new Floor(new Series("handoff", List.of(), 0), 0, false))));
        return this;
    }

    Figures turns(final double rate, final double ours, final double floor, final boolean isWithinFloor) {
        final double ideal = 1e9 / rate;
        turns.add(new Turns(
                rate,
                2,
                5,
                ideal,
                new Series("mpthrottle", List.of(ours * ideal), ours * ideal),
                List.of(
                        new Floor(new Series("queue", List.of(9 * ideal), 9 * ideal), 1, true),
                        new Floor(
                                new Series("handoff", List.of(floor * ideal), floor * ideal),
                                isWithinFloor ? 0.5 : 0.01,
                                isWithinFloor))));
        return this;
    }

    Figures stall(final String limiter, final double inSecond, final double in10Millis) {
        return stall(limiter, inSecond, in10Millis, null);
    }

    /** Seen in a second and in 10 ms, and how many of the former are certain. */
    Figures stall(
            final String limiter, final double inSecond, final double in10Millis, final @Nullable Double certain) {
        stalls.add(
                new Stall(limiter, "", 1_000, 64, 500, 3, inSecond, in10Millis, certain, null, 2_000.0, 20.0, "PASS"));
        return this;
    }

    Figures clockStep(final double ns) {
        platform = new Platform(ns, List.of(130.0, 590.0));
        return this;
    }

    Figures soak(final long overflow, final long discarded, final String verdict) {
        soak = new Soak(1e7, 10, "LIMIT", 100_000_000, 100_000_000, overflow, discarded, 1e7, verdict, null);
        return this;
    }

    Figures memory(final double bytes) {
        memory.add(new Memory(1e7, bytes, 10 << 20, "PASS"));
        return this;
    }

    Run run() {
        final boolean paced = !trials.isEmpty() || !stalls.isEmpty() || !memory.isEmpty() || soak != null;
        final PaceRun pace =
                paced ? new PaceRun(3, "", 10, platform, trials, turns, sparing, stalls, soak, memory) : null;
        return new Run(Path.of(""), jmh, List.of(), pace, null, null, List.of(), List.of());
    }
}
