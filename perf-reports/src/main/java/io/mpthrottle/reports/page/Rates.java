// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.page.Table.Cell;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.Table.Group;
import io.mpthrottle.reports.page.Table.Row;
import io.mpthrottle.reports.page.Table.Span;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** The rates that were asked for and reached, and the contests. */
final class Rates {
    private static final List<Column> COLUMNS = List.of(
            Column.text("limiter"),
            Column.number("reached", "/s"),
            Column.number("short", "%"),
            Column.number("p50", "× ideal"),
            Column.number("p99", "× ideal"),
            Column.number("p50", "µs"),
            Column.number("p99", "µs"),
            Column.number("p99.9", "µs"),
            Column.number("longest", "µs"),
            Column.number("limiter", "cores"),
            Column.number("process", "cores"),
            Column.text("verdict"));

    private static final List<Span> SPANS = List.of(
            new Span("", 1),
            new Span("rate", 2),
            new Span("interval", 2),
            new Span("late against the intended time", 3),
            new Span("hiccup", 1),
            new Span("processor", 2),
            new Span("", 1));

    private Rates() {}

    static Optional<Section> of(final Run run) {
        final List<Block> blocks = new ArrayList<>();
        if (!run.trials().isEmpty()) {
            blocks.add(Block.of(rates(run.trials())));
        }
        if (run.pace() != null && run.pace().platform() != null) {
            blocks.add(Block.of(Contests.platform(run.pace().platform())));
        }
        if (!run.contests().isEmpty()) {
            blocks.add(Block.of(Contests.table(run.contests())));
        }
        return run.trials().isEmpty() && run.contests().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "pace",
                        "Pace",
                        "Pace",
                        "An open loop: each unit is intended for an instant that is fixed beforehand, so a stall counts for every "
                                + "unit that it held up. “× ideal” is the time between two grants in relation to 1 s / rate. A missed "
                                + "rate is a FAIL whatever the percentiles are, and so is a rate above the limit. “hiccup” is "
                                + "the longest delay of a thread that only sleeps; “process” is all that the process takes, the "
                                + "worker included.",
                        blocks));
    }

    private static Table rates(final List<Trial> trials) {
        final List<Group> groups = trials.stream()
                .map(Trial::ratePerSecond)
                .distinct()
                .sorted()
                .map(rate -> new Group(
                        Numbers.rate(rate) + " asked",
                        trials.stream()
                                .filter(trial -> trial.ratePerSecond() == rate)
                                .map(Rates::row)
                                .toList()))
                .toList();
        return new Table("Rates asked for and reached", SPANS, COLUMNS, groups);
    }

    private static Row row(final Trial trial) {
        final double p50 = trial.timesIdeal(trial.interval().p50());
        final double p99 = trial.timesIdeal(trial.interval().p99());
        final DoubleFunction<String> micros = ns -> Numbers.three(ns / 1e3);
        return new Cells()
                .number(Numbers.three(trial.reachedPerSecond()))
                .number(Numbers.fixed(trial.shortfall() * 100, 3))
                .number(known(trial, p50, times -> Numbers.fixed(times, times < 10 ? 3 : 1)))
                .number(known(trial, p99, times -> Numbers.fixed(times, times < 10 ? 3 : 1)))
                .number(known(trial, trial.lateness().p50(), micros))
                .number(known(trial, trial.lateness().p99(), micros))
                .number(known(trial, trial.lateness().p999(), micros))
                .number(known(trial, trial.hiccup().max(), micros))
                .number(known(trial, trial.cpu().limiter(), cores -> Numbers.fixed(cores, 2)))
                .number(known(trial, trial.cpu().process(), cores -> Numbers.fixed(cores, 2)))
                .add(Cell.verdict(Badge.of(trial.verdict().name()), trial.why()))
                .row(Names.limiter(trial.limiter()), detail(trial), style(trial));
    }

    private static String known(final Trial trial, final double value, final DoubleFunction<String> text) {
        return trial.granted() == 0 ? Numbers.NONE : text.apply(value);
    }

    private static String style(final Trial trial) {
        return (Names.isOurs(trial.limiter()) ? "ours" : "") + (trial.why().isEmpty() ? "" : " bad");
    }

    /** What tells a trial from others of the same limiter. */
    static String detail(final Trial trial) {
        final String worker = switch (trial.worker()) {
            case "SPINNING" -> "spinning";
            case "WAITING" -> "waiting";
            default -> "blocking";
        };
        return trial.refill().isEmpty() ? worker : trial.refill() + ", " + worker;
    }
}
