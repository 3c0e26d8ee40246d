// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.PaceRun.Floor;
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

    private static final List<Column> TURN_COLUMNS = List.of(
            Column.text("limiter"),
            Column.number("median", "× ideal"),
            Column.number("lowest", "× ideal"),
            Column.number("highest", "× ideal"),
            Column.number("p", ""),
            Column.text("ours is"));

    private static final List<Column> SPARING_COLUMNS = List.of(
            Column.text("mode"),
            Column.number("median", ""),
            Column.number("lowest", ""),
            Column.number("highest", ""),
            Column.number("p", ""),
            Column.text("ours is"));

    private Pace() {}

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
        if (!run.turns().isEmpty()) {
            blocks.add(Block.of(turns(run.turns())));
        }
        if (!run.sparing().isEmpty()) {
            blocks.add(Block.of(sparing(run.sparing())));
        }
        return blocks;
    }

    private static Table sparing(final List<Sparing> sparing) {
        return new Table(
                "The modes that spare processor time at 1\u202f000/s, in turns of "
                        + Numbers.three(sparing.get(0).seconds())
                        + " s with what they are compared with; p of the one-sided test of Mann and Whitney",
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
        final Series other = found.floor().series();
        return new Group(
                what,
                List.of(
                        sparing(found.ours(), text)
                                .number("")
                                .text("")
                                .row(labels.get(0), detail(found.ours()), "ours"),
                        sparing(other, text)
                                .number(Numbers.fixed(found.floor().p(), 3))
                                .text(found.floor().isReached() ? "not seen to be beyond" : "beyond")
                                .row(labels.get(1), detail(other), "")));
    }

    private static Cells sparing(final Series series, final DoubleFunction<String> text) {
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

    private static Table turns(final List<Turns> turns) {
        return new Table(
                "The p99 interval of ours (BUSY_SPIN, a spinning worker), of a count that one thread hands to another, and of a bare "
                        + "JCTools queue, in turns of "
                        + Numbers.three(turns.get(0).seconds())
                        + " s, each in a JVM of its own; p of the one-sided test of Mann and Whitney",
                List.of(),
                TURN_COLUMNS,
                turns.stream().map(Pace::turns).toList());
    }

    private static Group turns(final Turns found) {
        final List<Row> rows = new ArrayList<>();
        rows.add(turn(found, found.ours())
                .number("")
                .text("")
                .row(Names.limiter(Names.OURS), detail(found.ours()), "ours"));
        for (final Floor floor : found.floors()) {
            rows.add(turn(found, floor.series())
                    .number(Numbers.fixed(floor.p(), 3))
                    .text(floor.isReached() ? "not seen to be later" : "later")
                    .row(Names.limiter(floor.series().limiter()), detail(floor.series()), ""));
        }
        return new Group(Numbers.rate(found.ratePerSecond()), rows);
    }

    private static String detail(final Series series) {
        return series.values().size() + " rounds";
    }

    private static Cells turn(final Turns found, final Series series) {
        final double[] sorted =
                series.values().stream().mapToDouble(found::timesIdeal).sorted().toArray();
        return new Cells()
                .number(Numbers.fixed(found.timesIdeal(series.median()), 3))
                .number(sorted.length == 0 ? Numbers.NONE : Numbers.fixed(sorted[0], 3))
                .number(sorted.length == 0 ? Numbers.NONE : Numbers.fixed(sorted[sorted.length - 1], 3));
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
