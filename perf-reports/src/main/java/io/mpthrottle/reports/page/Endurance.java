// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Measurement.Memory;
import io.mpthrottle.reports.model.Measurement.Soak;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.model.Stall;
import io.mpthrottle.reports.model.Stall.Busiest;
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
import org.jspecify.annotations.Nullable;

/** What happens when the process is stopped, when it runs long and fast, and what it holds meanwhile. */
final class Endurance {
    private static final double MIB = 1 << 20;

    private Endurance() {}

    static Optional<Section> of(final Run run) {
        final Measurement pace = run.pace();
        if (pace == null) {
            return Optional.empty();
        }
        final List<Block> blocks = new ArrayList<>();
        if (!pace.stalls().isEmpty()) {
            blocks.add(Block.of(stalls(pace.stalls())));
        }
        if (pace.soak() != null) {
            blocks.add(Block.of(soak(pace.soak())));
        }
        if (!pace.memory().isEmpty()) {
            blocks.add(Block.of(memory(pace.memory())));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "endurance",
                        "Stalls, soak, memory",
                        "Stalls, soak, memory",
                        "The whole process is stopped with SIGSTOP while threads wait for fuel. When it goes on, a limiter may owe "
                                + "its waiters a lot. “certain” are grants that must lie in one such window: they are judged. "
                                + "“seen” are clock readings after the grants; a waiter that lost its core is seen late, so a "
                                + "window can look busier than it was.",
                        blocks));
    }

    private static Table stalls(final List<Stall> stalls) {
        final Stall any = stalls.get(0);
        final List<Column> columns = new ArrayList<>(List.of(Column.text("limiter")));
        for (int i = 0; i < 2; i++) {
            columns.add(Column.number("certain", ""));
            columns.add(Column.number("promised", "at most"));
            columns.add(Column.number("seen", ""));
        }
        columns.add(Column.text("verdict"));
        return new Table(
                Numbers.rate(any.ratePerSecond()) + ", " + Numbers.whole(any.waiters())
                        + " waiting threads, stopped for "
                        + Numbers.whole(any.stoppedMillis()) + " ms, the worst of " + Numbers.whole(any.trials())
                        + (any.trials() == 1 ? " trial" : " trials"),
                List.of(
                        new Span("", 1),
                        new Span("grants in any second", 3),
                        new Span("grants in any 10 ms", 3),
                        new Span("", 1)),
                columns,
                List.of(new Group("", stalls.stream().map(Endurance::stall).toList())));
    }

    private static Row stall(final Stall stall) {
        final Cells cells = new Cells();
        for (final Busiest busiest : List.of(stall.inSecond(), stall.in10Millis())) {
            cells.number(told(busiest.certain())).number(told(busiest.bound())).number(told(busiest.seen()));
        }
        return cells.add(Cell.verdict(Badge.of(stall.verdict().name()), ""))
                .row(Names.limiter(stall.limiter()), stall.settings(), Names.isOurs(stall.limiter()) ? "ours" : "");
    }

    private static String told(final @Nullable Long grants) {
        return grants == null ? Numbers.NONE : Numbers.whole(grants);
    }

    private static Table soak(final Soak soak) {
        return Table.of(
                "Soak: " + Numbers.three(soak.seconds()) + " s, one spinning worker",
                List.of(
                        Column.text("asked"),
                        Column.number("reached", "/s"),
                        Column.number("granted", ""),
                        Column.number("counted", ""),
                        Column.number("overflow", ""),
                        Column.number("discarded", ""),
                        Column.text("verdict")),
                List.of(new Cells()
                        .number(Numbers.three(soak.reachedPerSecond()))
                        .number(Numbers.whole(soak.granted()))
                        .number(Numbers.whole(soak.total()))
                        .number(Numbers.whole(soak.overflow()))
                        .number(Numbers.whole(soak.discarded()))
                        .add(Cell.verdict(Badge.of(soak.verdict().name()), soak.why()))
                        .row(Numbers.rate(soak.ratePerSecond()), soak.settings(), "")));
    }

    private static Table memory(final List<Memory> memory) {
        return Table.of(
                "Memory of a running throttle",
                List.of(
                        Column.text("limit"),
                        Column.number("held", "MiB"),
                        Column.number("allowed", "MiB"),
                        Column.text("verdict")),
                memory.stream()
                        .map(held -> new Cells()
                                .number(Numbers.three(held.bytes() / MIB))
                                .number(Numbers.three(held.limitBytes() / MIB))
                                .add(Cell.verdict(Badge.of(held.verdict().name()), ""))
                                .row(Numbers.rate(held.ratePerSecond()), "", ""))
                        .toList());
    }
}
