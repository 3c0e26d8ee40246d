// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.JmhEntry.Metric;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Measurement.Memory;
import io.mpthrottle.reports.model.Measurement.Platform;
import io.mpthrottle.reports.model.Measurement.Soak;
import io.mpthrottle.reports.model.Percentiles;
import io.mpthrottle.reports.model.Stall;
import io.mpthrottle.reports.model.Stall.Busiest;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.model.Trial.Cpu;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts together the figures of a run that goals are judged by. */
final class Figures {
    private final List<JmhEntry> jmh = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Contest> contests = new ArrayList<>();
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
        return trial("floor", "", "SPINNING", rate, rate, new double[] {p50, 2, 0, 0});
    }

    Figures floor(final String name, final double rate, final double p99) {
        return trial(name, "", "SPINNING", rate, rate, new double[] {1, p99, 0, 0});
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
            final String refill,
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
                (long) rate,
                10,
                1,
                1,
                reached,
                1 - reached / rate,
                "",
                new Percentiles(figures[0] * ideal, 0, figures[1] * ideal, 0, 0, 0),
                new Percentiles(0, 0, figures[2], 0, 0, 0),
                Percentiles.NONE,
                new Cpu(2, figures[3], 1),
                0,
                0,
                List.of(),
                List.of()));
        return this;
    }

    /** Medians of HYBRID's p99 lateness and of BUSY_SPIN's, and whether the processes do not tell them apart. */
    Figures hybridLate(final double ours, final double other, final boolean isNotSeen) {
        return contest(Measured.LATE_P99, "HYBRID", 1_000, 2_000, ours, "BUSY_SPIN", other, isNotSeen);
    }

    /** Medians of PARKED's cores and of those of a bare thread that parks. */
    Figures parkedCores(final double ours, final double other, final boolean isNotSeen) {
        return contest(Measured.CORES, "PARKED", 1_000, 0, ours, "handoff", other, isNotSeen);
    }

    /** Medians of the p99 interval of ours and of the handoff, to the ideal. */
    Figures turns(final double rate, final double ours, final double floor, final boolean isNotSeen) {
        final double ideal = 1e9 / rate;
        return contest(
                Measured.INTERVAL_P99, "BUSY_SPIN", (long) rate, 0, ours * ideal, "handoff", floor * ideal, isNotSeen);
    }

    /** This build beside an older one whose figure is 100. */
    Figures build(
            final String refill,
            final double rate,
            final Measured measured,
            final double ours,
            final boolean isNotSeen) {
        return contest(measured, refill, (long) rate, 0, ours, Contest.BASE + "abc", 100, isNotSeen);
    }

    private Figures contest(
            final Measured measured,
            final String refill,
            final long rate,
            final double margin,
            final double ours,
            final String who,
            final double other,
            final boolean isNotSeen) {
        // Two of five processes that say the contrary move no median, and leave the signed ranks undecided.
        final double contrary = isNotSeen ? 3 * (ours + margin) : other;
        contests.add(new Contest(
                measured,
                refill,
                rate,
                2,
                5,
                List.of(),
                margin,
                new Series("mpthrottle", Collections.nCopies(5, ours)),
                List.of(new Series(who, List.of(other, contrary, other, contrary, other)))));
        return this;
    }

    /** Contests of which no lap came to anything. */
    Figures nothingInTurns(final Measured measured, final String refill, final double rate, final String who) {
        contests.add(new Contest(
                measured,
                refill,
                (long) rate,
                2,
                5,
                List.of(),
                0,
                new Series("mpthrottle", List.of()),
                List.of(new Series(who, List.of()))));
        return this;
    }

    Figures stall(final String limiter, final long inSecond, final long in10Millis) {
        return stall(limiter, inSecond, in10Millis, null);
    }

    /** Seen in a second and in 10 ms, and how many of the former are certain. */
    Figures stall(final String limiter, final long inSecond, final long in10Millis, final @Nullable Long certain) {
        stalls.add(new Stall(
                limiter,
                "",
                1_000,
                64,
                500,
                3,
                new Busiest(inSecond, certain, 2_000L),
                new Busiest(in10Millis, null, 20L)));
        return this;
    }

    Figures clockStep(final double ns) {
        platform = new Platform(ns, List.of(130.0, 590.0));
        return this;
    }

    Figures soak(final long overflow, final long discarded, final String why) {
        soak = new Soak(10_000_000, 10, "LIMIT", 100_000_000, 100_000_000, overflow, discarded, 0, 1e7, why);
        return this;
    }

    Figures memory(final long bytes) {
        memory.add(new Memory(10_000_000, bytes, 10 << 20));
        return this;
    }

    List<Goal> goals() {
        return Goals.of(
                jmh,
                new Measurement(
                        Measurement.SCHEMA,
                        "",
                        "",
                        10,
                        List.of(),
                        null,
                        platform,
                        trials,
                        contests,
                        stalls,
                        soak,
                        memory));
    }
}
