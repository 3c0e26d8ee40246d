// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.goal.OlderBuild;
import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import io.mpthrottle.reports.model.Measurement.Platform;
import io.mpthrottle.reports.page.Table.Cell;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.Table.Group;
import io.mpthrottle.reports.page.Table.Row;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleFunction;

/** Ours beside others in turns, and the machine on which they were. */
final class Contests {
    private static final List<Column> COLUMNS = List.of(
            Column.text("limiter"),
            Column.number("median", ""),
            Column.number("lowest", ""),
            Column.number("highest", ""),
            Column.number("ours to it", ""),
            Column.number("p", ""),
            Column.text("ours is"));

    private final Contest contest;
    private final OlderBuild olderBuild;
    private final DoubleFunction<String> text;

    private Contests(final Contest contest, final OlderBuild olderBuild) {
        this.contest = contest;
        this.olderBuild = olderBuild;
        text = switch (contest.measured()) {
            case INTERVAL_P99 -> ns -> Numbers.fixed(ns / contest.idealIntervalNs(), 3);
            case LATE_P50, LATE_P99 -> Numbers::time;
            case CORES -> cores -> Numbers.percent(cores, 2);
        };
    }

    static Table table(final List<Contest> contests) {
        final OlderBuild olderBuild = new OlderBuild(contests);
        return new Table(
                "Ours beside others in short laps that take turns, in several processes: medians over the processes of the "
                        + "median of the laps in each; p of the exact one-sided signed-rank test of Wilcoxon over the processes",
                List.of(),
                COLUMNS,
                contests.stream()
                        .map(contest -> new Contests(contest, olderBuild).group())
                        .toList());
    }

    static Table platform(final Platform platform) {
        final DoubleSummaryStatistics trips = platform.lineRoundTripsNs().stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return Table.of(
                "What the machine itself does to an interval between two threads: the step of its clock, and the round trip of a "
                        + "cache line in each quarter of a second. Where that changes, the host has moved a processor",
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

    private Group group() {
        final List<Row> rows = new ArrayList<>();
        rows.add(cells(contest.ours())
                .number("")
                .number("")
                .text("")
                .row(contest.refill() + ", this build", detail(contest.ours()), "ours"));
        for (final Series other : contest.others()) {
            rows.add(cells(other)
                    .number(Numbers.times(contest.ratio(other)))
                    .number(Numbers.fixed(contest.p(other), 3))
                    .add(verdict(other))
                    .row(Names.limiter(other.who()), detail(other), ""));
        }
        final String what = switch (contest.measured()) {
            case INTERVAL_P99 -> "p99 interval, × ideal";
            case LATE_P50 -> "p50 lateness";
            case LATE_P99 -> "p99 lateness";
            case CORES -> "processor time of refill and monitor, of a core";
        };
        final String margin = contest.margin() == 0 ? "" : ", which may be " + text.apply(contest.margin()) + " more";
        final String flags = contest.jvmFlags().isEmpty() ? "" : " with " + String.join(" ", contest.jvmFlags());
        return new Group(
                what + margin + ": " + contest.refill() + " at " + Numbers.rate(contest.ratePerSecond()) + ", "
                        + contest.rounds() + " laps of " + Numbers.three(contest.seconds()) + "\u202fs in each process"
                        + flags,
                rows);
    }

    /** A contest with an older build has a limit, and no other opponent. */
    private Cell verdict(final Series other) {
        return olderBuild
                .check(contest)
                .map(check -> Cell.verdict(Badge.of(check.outcome()), check.asked()))
                .orElseGet(() -> Cell.text(contest.isNotSeenBeyond(other) ? "not seen to be beyond" : worse()));
    }

    private String worse() {
        return contest.measured() == Measured.CORES ? "more" : "later";
    }

    private static String detail(final Series series) {
        return series.values().size() + " processes";
    }

    private Cells cells(final Series series) {
        final DoubleSummaryStatistics values =
                series.values().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        final boolean isEmpty = values.getCount() == 0;
        return new Cells()
                .number(isEmpty ? Numbers.NONE : text.apply(series.median()))
                .number(isEmpty ? Numbers.NONE : text.apply(values.getMin()))
                .number(isEmpty ? Numbers.NONE : text.apply(values.getMax()));
    }
}
