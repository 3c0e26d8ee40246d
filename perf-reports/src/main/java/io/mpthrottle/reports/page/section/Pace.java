// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.PaceRun.Floor;
import io.mpthrottle.reports.page.run.PaceRun.Platform;
import io.mpthrottle.reports.page.run.PaceRun.Series;
import io.mpthrottle.reports.page.run.PaceRun.Sparing;
import io.mpthrottle.reports.page.run.PaceRun.Turns;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.run.Trial;
import io.mpthrottle.reports.page.section.Table.Cell;
import io.mpthrottle.reports.page.section.Table.Cells;
import io.mpthrottle.reports.page.section.Table.Column;
import io.mpthrottle.reports.page.section.Table.Group;
import io.mpthrottle.reports.page.section.Table.Row;
import io.mpthrottle.reports.page.section.Table.Span;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The rates asked for and reached. */
final class Pace {
    private static final List<Column> COLUMNS = List.of(
            Column.text("limiter"),
            Column.number("reached", "/s"),
            Column.number("short", "%"),
            Column.number("p50", "× ideal"),
            Column.number("p99", "× ideal"),
            Column.number("p50", "µs"),
            Column.number("p99", "µs"),
            Column.number("p99.9", "µs"),
            Column.number("limiter", "cores"),
            Column.number("process", "cores"),
            Column.text("verdict"));

    private static final List<Span> SPANS = List.of(
            new Span("", 1),
            new Span("rate", 2),
            new Span("interval", 2),
            new Span("late against the intended time", 3),
            new Span("processor", 2),
            new Span("", 1));

    private static final List<Column> TURN_COLUMNS = turnColumns("limiter", "× ideal");

    private static final List<Column> SPARING_COLUMNS = turnColumns("mode", "");

    private Pace() {}

    private static List<Column> turnColumns(final String who, final String unit) {
        return List.of(
                Column.text(who),
                Column.number("median", unit),
                Column.number("lowest", unit),
                Column.number("highest", unit),
                Column.number("p", ""),
                Column.text("ours is"));
    }

    static Optional<Section> of(final Run run) {
        if (run.trials().isEmpty()) {
            return Optional.empty();
        }
        final List<Group> groups = run.trials().stream()
                .map(Trial::ratePerSecond)
                .distinct()
                .sorted()
                .map(rate -> group(run, rate))
                .toList();
        return Optional.of(new Section(
                "pace",
                "Pace",
                "Pace",
                "An open loop: each unit is intended for an instant that is fixed beforehand, so what a stall costs counts for "
                        + "every unit that it held up. “× ideal” sets the time between two grants against 1 s / rate. A missed rate "
                        + "is a FAIL, whatever its percentiles look like.",
                blocks(new Table("Rates asked for and reached", SPANS, COLUMNS, groups), run)));
    }

    private static List<Block> blocks(final Table rates, final Run run) {
        final List<Block> blocks = new ArrayList<>(List.of(Block.of(rates)));
        final Platform platform = run.platform();
        if (platform != null) {
            blocks.add(Block.of(platform(platform)));
        }
        if (!run.turns().isEmpty()) {
            blocks.add(Block.of(turns(run.turns())));
        }
        if (!run.sparing().isEmpty()) {
            blocks.add(Block.of(sparing(run.sparing())));
        }
        return blocks;
    }

    private static Table platform(final Platform platform) {
        final DoubleSummaryStatistics trips = platform.lineRoundTripsNs().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return Table.of(
                "What the machine itself does to an interval between two threads: the step of its clock, and the round trip of a cache "
                        + "line, in each quarter of a second. Where it changes, the host has moved a processor, and a limiter "
                        + "is late by the way of each line that a grant takes",
                List.of(
                        Column.text("platform"),
                        Column.number("shortest", ""),
                        Column.number("mean", ""),
                        Column.number("longest", "")),
                List.of(
                        new Cells()
                                .number(Numbers.time(platform.clockStepNs()))
                                .number("")
                                .number("")
                                .row("step of the clock", "", ""),
                        new Cells()
                                .number(Numbers.time(trips.getMin()))
                                .number(Numbers.time(trips.getAverage()))
                                .number(Numbers.time(trips.getMax()))
                                .row("cache line, there and back", trips.getCount() + " quarters of a second", "")));
    }

    private static Table sparing(final List<Sparing> sparing) {
        return new Table(
                "The modes that spare processor time at 1\u202f000/s, in turns with what they are compared with; medians of the "
                        + "laps in each process, p of the exact one-sided signed-rank test of Wilcoxon over the processes",
                List.of(),
                SPARING_COLUMNS,
                sparing.stream().flatMap(found -> sparing(found).stream()).toList());
    }

    private static Optional<Group> sparing(final Sparing found) {
        return switch (found.kind()) {
            case Sparing.HYBRID_LATENESS ->
                Optional.of(sparing(
                        found,
                        "p99 lateness, which may be 2\u202fµs more",
                        List.of("HYBRID", "BUSY_SPIN"),
                        Numbers::time));
            case Sparing.PARKED_CORES ->
                Optional.of(sparing(
                        found,
                        "of a core, of which 2\u202f% are allowed, or what parking takes",
                        List.of("PARKED", "a bare thread that parks"),
                        share -> Numbers.fixed(100 * share, 2) + "\u202f%"));
            default -> Optional.empty();
        };
    }

    private static Group sparing(
            final Sparing found, final String what, final List<String> labels, final DoubleFunction<String> text) {
        final String flags = found.jvmFlags().isEmpty() ? "" : " with " + String.join(" ", found.jvmFlags());
        return new Group(
                what + ", " + laps(found.rounds(), found.seconds()) + flags,
                List.of(ours(labels.get(0), found.ours(), text), floor(labels.get(1), found.floor(), text, "beyond")));
    }

    private static Table turns(final List<Turns> turns) {
        return new Table(
                "The p99 interval of ours (BUSY_SPIN, a spinning worker), of a count that one thread hands to another, of a bare "
                        + "JCTools queue, and of the bare parts of ours (queue, clock, ring and histogram in the obvious way, no policy), in "
                        + "short laps that take turns within one process, and so again in others, where memory lies elsewhere; medians "
                        + "of the laps in each process, p of the exact one-sided signed-rank test of Wilcoxon over the processes",
                List.of(),
                TURN_COLUMNS,
                turns.stream().map(Pace::turns).toList());
    }

    private static Group turns(final Turns found) {
        final DoubleFunction<String> text = ns -> Numbers.fixed(found.timesIdeal(ns), 3);
        final List<Row> rows = new ArrayList<>();
        rows.add(ours(Names.limiter(Names.OURS), found.ours(), text));
        for (final Floor floor : found.floors()) {
            rows.add(floor(Names.limiter(floor.series().limiter()), floor, text, "later"));
        }
        return new Group(Numbers.rate(found.ratePerSecond()) + ", " + laps(found.rounds(), found.seconds()), rows);
    }

    private static Row ours(final String label, final Series series, final DoubleFunction<String> text) {
        return cells(series, text).number("").text("").row(label, detail(series), "ours");
    }

    private static Row floor(
            final String label, final Floor floor, final DoubleFunction<String> text, final String worse) {
        return cells(floor.series(), text)
                .number(Numbers.fixed(floor.p(), 3))
                .text(floor.isReached() ? "not seen to be " + worse : worse)
                .row(label, detail(floor.series()), "");
    }

    private static String detail(final Series series) {
        return series.values().size() + " processes";
    }

    private static String laps(final int rounds, final double seconds) {
        return rounds + " laps of " + Numbers.three(seconds) + "\u202fs in each process";
    }

    private static Cells cells(final Series series, final DoubleFunction<String> text) {
        final DoubleSummaryStatistics values = series.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .summaryStatistics();
        final boolean isEmpty = values.getCount() == 0;
        return new Cells()
                .number(isEmpty ? Numbers.NONE : text.apply(series.median()))
                .number(isEmpty ? Numbers.NONE : text.apply(values.getMin()))
                .number(isEmpty ? Numbers.NONE : text.apply(values.getMax()));
    }

    private static Group group(final Run run, final double rate) {
        return new Group(
                Numbers.rate(rate) + " asked",
                run.trials().stream()
                        .filter(trial -> trial.ratePerSecond() == rate)
                        .map(Pace::row)
                        .toList());
    }

    private static Row row(final Trial trial) {
        final boolean empty = trial.granted() == 0;
        final Trial.Cpu cpu =
                trial.cpu() == null || empty ? new Trial.Cpu(Double.NaN, Double.NaN, Double.NaN) : trial.cpu();
        return new Cells()
                .number(Numbers.three(trial.reachedPerSecond()))
                .number(Numbers.fixed(trial.shortfall() * 100, 3))
                .number(multiple(trial, "p50", empty))
                .number(multiple(trial, "p99", empty))
                .number(micros(trial.lateness(), "p50", empty))
                .number(micros(trial.lateness(), "p99", empty))
                .number(micros(trial.lateness(), "p99.9", empty))
                .number(Numbers.fixed(cpu.limiter(), 2))
                .number(Numbers.fixed(cpu.process(), 2))
                .add(Cell.verdict(Verdict.of(trial.verdict()), trial.why() == null ? "" : trial.why()))
                .row(Names.limiter(trial.limiter()), detail(trial), style(trial));
    }

    private static String style(final Trial trial) {
        return (Names.isOurs(trial.limiter()) ? "ours" : "") + (trial.failed() ? " bad" : "");
    }

    /** How a trial is told from others of the same limiter. */
    static String detail(final Trial trial) {
        final String worker = switch (trial.worker()) {
            case "SPINNING" -> "spinning";
            case "WAITING" -> "waiting";
            default -> "blocking";
        };
        return trial.refill() == null ? worker : trial.refill() + ", " + worker;
    }

    private static String multiple(final Trial trial, final String percentile, final boolean empty) {
        return empty
                ? Numbers.NONE
                : Numbers.fixed(trial.timesIdeal(percentile), trial.timesIdeal(percentile) < 10 ? 3 : 1);
    }

    private static String micros(final Map<String, Double> percentiles, final String percentile, final boolean empty) {
        return empty ? Numbers.NONE : Numbers.three(Trial.at(percentiles, percentile) / 1e3);
    }
}
