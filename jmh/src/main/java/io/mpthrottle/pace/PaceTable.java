// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** What was found, as text in aligned columns. */
final class PaceTable {
    private final List<String[]> rows = new ArrayList<>();

    PaceTable(final String... headings) {
        rows.add(headings);
    }

    void add(final String... cells) {
        if (cells.length != rows.get(0).length) {
            throw new IllegalArgumentException(
                    "a row must have " + rows.get(0).length + " cells, but has " + Arrays.toString(cells));
        }
        rows.add(cells);
    }

    /** The first column flush left, as the last one; figures flush right. */
    String text() {
        final int columns = rows.get(0).length;
        final int[] widths = new int[columns];
        for (final String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        final StringBuilder text = new StringBuilder();
        for (final String[] row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                final String pad = " ".repeat(widths[i] - row[i].length());
                final boolean left = i == 0 || i == columns - 1;
                line.append(left ? row[i] + pad : pad + row[i]).append("  ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** The whole report. */
    static String of(final PaceReport.Content content) {
        final StringBuilder text = new StringBuilder();
        if (content.platform() != null) {
            text.append(brief(content.platform())).append("\n\n");
        }
        if (!content.trials().isEmpty()) {
            text.append(trials(content.trials())).append('\n');
        }
        if (!content.turns().isEmpty()) {
            text.append(turns(content.turns())).append('\n');
        }
        content.sparing()
                .forEach(sparing -> text.append(name(sparing))
                        .append(": ")
                        .append(brief(sparing))
                        .append('\n'));
        if (!content.sparing().isEmpty()) {
            text.append('\n');
        }
        if (!content.versus().isEmpty()) {
            text.append(versus(content.versus())).append('\n');
        }
        if (!content.stalls().isEmpty()) {
            text.append(stalls(content.stalls())).append('\n');
        }
        if (content.soak() != null) {
            text.append("soak: ").append(brief(content.soak())).append('\n');
        }
        content.memory()
                .forEach(memory -> text.append("memory at ")
                        .append(count(memory.ratePerSecond()))
                        .append("/s: ")
                        .append(brief(memory))
                        .append('\n'));
        if (!content.goals().isEmpty()) {
            text.append('\n').append(goals(content.goals()));
        }
        return text.toString();
    }

    private static String trials(final List<Trial> trials) {
        final PaceTable table = new PaceTable(
                "limiter",
                "refill",
                "worker",
                "rate",
                "reached",
                "p50",
                "p99",
                "late p50",
                "p99",
                "p99.9",
                "hiccup",
                "cpu",
                "limiter",
                "verdict");
        for (final Trial trial : trials) {
            final double idealNs = trial.idealIntervalNs();
            table.add(
                    trial.limiter(),
                    trial.refill() == null ? "" : trial.refill().name(),
                    trial.worker().name(),
                    count(trial.ratePerSecond()),
                    percent(1 - trial.shortfall()),
                    times(trial.interval().p50() / idealNs),
                    times(trial.interval().p99() / idealNs),
                    time(trial.lateness().p50()),
                    time(trial.lateness().p99()),
                    time(trial.lateness().p999()),
                    time(trial.hiccup().max()),
                    cores(trial.cpu().process()),
                    cores(trial.cpu().limiter()),
                    verdict(trial.verdict(), trial.why()));
        }
        return table.text();
    }

    private static String turns(final List<Turns> turns) {
        final PaceTable table =
                new PaceTable("in turns", "rate", "processes", "p99", "lowest", "highest", "p", "ours is");
        for (final Turns found : turns) {
            table.add(turn(found, found.ours(), "", ""));
            for (final Turns.Floor floor : found.floors()) {
                final String p = String.format(Locale.ROOT, "%.3f", floor.p());
                table.add(turn(found, floor.series(), p, floor.isReached() ? "not seen to be later" : "later"));
            }
        }
        return table.text();
    }

    private static String[] turn(
            final Turns found, final Turns.Series series, final String p, final String comparison) {
        final DoubleSummaryStatistics p99 = Arrays.stream(series.array())
                .map(ns -> ns / found.idealIntervalNs())
                .summaryStatistics();
        return new String[] {
            series.limiter(),
            count(found.ratePerSecond()),
            count(p99.getCount()),
            times(series.median() / found.idealIntervalNs()),
            times(p99.getMin()),
            times(p99.getMax()),
            p,
            comparison
        };
    }

    private static String versus(final List<VersusBuild> versus) {
        final PaceTable table = new PaceTable(
                "beside " + versus.get(0).base(),
                "rate",
                "measured",
                "base",
                "this build",
                "ratio",
                "p",
                "at most",
                "met");
        for (final VersusBuild found : versus) {
            final DoubleFunction<String> text =
                    found.measured() == VersusBuild.Measured.CORES ? PaceTable::percent : PaceTable::time;
            final String p = String.format(Locale.ROOT, "%.3f", found.beside().p());
            table.add(
                    found.refill().name(),
                    count(found.ratePerSecond()),
                    found.measured().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    text.apply(found.beside().series().median()),
                    text.apply(found.ours().median()),
                    times(found.ratio()),
                    p,
                    found.limit() == null ? "-" : times(found.limit()),
                    found.limit() == null ? "" : found.isMet() ? "yes" : "NO");
        }
        return table.text();
    }

    private static String stalls(final List<Stall> stalls) {
        final PaceTable table =
                new PaceTable("stall", "rate", "in 1 s", "certain", "bound", "in 10 ms", "certain", "bound", "verdict");
        for (final Stall stall : stalls) {
            table.add(
                    stall.hardcap() == null ? stall.limiter() : stall.settings(),
                    count(stall.ratePerSecond()),
                    count(stall.mostInSecond()),
                    known(stall.certainInSecond()),
                    known(stall.boundInSecond()),
                    count(stall.mostIn10Millis()),
                    known(stall.certainIn10Millis()),
                    known(stall.boundIn10Millis()),
                    stall.verdict());
        }
        return table.text();
    }

    private static String goals(final List<Goal> goals) {
        final PaceTable table = new PaceTable("goal", "found", "at most", "trial", "met");
        goals.forEach(goal -> table.add(
                goal.goal(), figure(goal.value()), figure(goal.limit()), goal.trial(), goal.met() ? "yes" : "NO"));
        return table.text();
    }

    static String brief(final Trial trial) {
        return String.format(
                Locale.ROOT,
                "%s reached, p99 %s, late p99 %s, %s",
                percent(1 - trial.shortfall()),
                times(trial.interval().p99() / trial.idealIntervalNs()),
                time(trial.lateness().p99()),
                verdict(trial.verdict(), trial.why()));
    }

    static String brief(final Turns turns) {
        final StringBuilder text =
                new StringBuilder("p99 ").append(times(turns.ours().median() / turns.idealIntervalNs()));
        for (final Turns.Floor floor : turns.floors()) {
            text.append(String.format(
                    Locale.ROOT,
                    ", %s %s (p = %.3f)",
                    floor.series().limiter(),
                    times(floor.series().median() / turns.idealIntervalNs()),
                    floor.p()));
        }
        return text.toString();
    }

    static String brief(final Platform platform) {
        final DoubleSummaryStatistics trips = platform.lineRoundTripsNs().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return String.format(
                Locale.ROOT,
                "the clock goes in steps of %s, a cache line there and back in %s to %s",
                time(platform.clockStepNs()),
                time(trips.getMin()),
                time(trips.getMax()));
    }

    private static String name(final Sparing sparing) {
        return switch (sparing.kind()) {
            case HYBRID_LATENESS -> "HYBRID, p99 lateness beside BUSY_SPIN's";
            case PARKED_CORES -> "PARKED, cores beside a parking thread's";
        };
    }

    static String brief(final Sparing sparing) {
        final DoubleFunction<String> text = switch (sparing.kind()) {
            case HYBRID_LATENESS -> PaceTable::time;
            case PARKED_CORES -> PaceTable::percent;
        };
        return String.format(
                Locale.ROOT,
                "%s, %s (p = %.3f)",
                text.apply(sparing.ours().median()),
                text.apply(sparing.floor().series().median()),
                sparing.floor().p());
    }

    static String brief(final Stall stall) {
        return stall.mostInSecond() + " in 1 s, " + stall.mostIn10Millis() + " in 10 ms, " + stall.verdict();
    }

    static String brief(final SoakTrial.Soak soak) {
        return String.format(
                Locale.ROOT,
                "%s granted at %s/s in %.1f s, %s discarded, %s overflowed, %s",
                count(soak.granted()),
                count(Math.round(soak.reachedPerSecond())),
                soak.seconds(),
                count(soak.discarded()),
                count(soak.overflow()),
                verdict(soak.verdict(), soak.why()));
    }

    static String brief(final Footprint.Memory memory) {
        return String.format(
                Locale.ROOT,
                "%.2f of %d MiB, %s",
                memory.bytes() / 0x1p20,
                memory.limitBytes() >> 20,
                memory.verdict());
    }

    private static String verdict(final String verdict, final @Nullable String why) {
        return why == null ? verdict : verdict + ": " + why;
    }

    private static String known(final @Nullable Number figure) {
        return figure == null ? "-" : count(figure.longValue());
    }

    static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String percent(final double share) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    private static String times(final double factor) {
        return String.format(Locale.ROOT, factor < 100 ? "%.3fx" : "%.0fx", factor);
    }

    private static String cores(final double cores) {
        return String.format(Locale.ROOT, "%.3f", cores);
    }

    private static String figure(final double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.6f", value);
    }

    /** A time with a unit that suits it. */
    static String time(final double ns) {
        if (ns < 1e3) {
            return String.format(Locale.ROOT, "%.0f ns", ns);
        }
        if (ns < 1e6) {
            return String.format(Locale.ROOT, "%.1f µs", ns / 1e3);
        }
        return ns < 1e9
                ? String.format(Locale.ROOT, "%.1f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.1f s", ns / 1e9);
    }
}
