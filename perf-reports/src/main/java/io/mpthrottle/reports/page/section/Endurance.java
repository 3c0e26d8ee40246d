// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.PaceRun;
import io.mpthrottle.reports.page.run.PaceRun.Memory;
import io.mpthrottle.reports.page.run.PaceRun.Soak;
import io.mpthrottle.reports.page.run.PaceRun.Stall;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.section.Table.Cell;
import io.mpthrottle.reports.page.section.Table.Cells;
import io.mpthrottle.reports.page.section.Table.Column;
import io.mpthrottle.reports.page.section.Table.Row;
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
        final PaceRun pace = run.pace();
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
                                + "its waiters a lot: the most grants in any second and in any 10 ms afterwards, beside what is "
                                + "promised.",
                        blocks));
    }

    private static Table stalls(final List<Stall> stalls) {
        final Stall any = stalls.get(0);
        return Table.of(
                Numbers.rate(any.ratePerSecond()) + ", " + Numbers.whole(any.waiters())
                        + " waiting threads, stopped for "
                        + Numbers.three(any.stoppedMillis()) + " ms, the worst of " + Numbers.whole(any.trials())
                        + (any.trials() == 1 ? " trial" : " trials"),
                List.of(
                        Column.text("limiter"),
                        Column.number("in any second", "grants"),
                        Column.number("promised", "at most"),
                        Column.number("in any 10 ms", "grants"),
                        Column.number("promised", "at most"),
                        Column.text("verdict")),
                stalls.stream().map(Endurance::stall).toList());
    }

    private static Row stall(final Stall stall) {
        return new Cells()
                .number(Numbers.three(stall.mostInSecond()))
                .number(bound(stall.boundInSecond()))
                .number(Numbers.three(stall.mostIn10Millis()))
                .number(bound(stall.boundIn10Millis()))
                .add(Cell.verdict(Verdict.of(stall.verdict()), ""))
                .row(Names.limiter(stall.limiter()), stall.settings(), Names.isOurs(stall.limiter()) ? "ours" : "");
    }

    private static String bound(final @Nullable Double bound) {
        return bound == null ? Numbers.NONE : Numbers.three(bound);
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
                        .add(Cell.verdict(Verdict.of(soak.verdict()), soak.why() == null ? "" : soak.why()))
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
                                .add(Cell.verdict(Verdict.of(held.verdict()), ""))
                                .row(Numbers.rate(held.ratePerSecond()), "", ""))
                        .toList());
    }
}
