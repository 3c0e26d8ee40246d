// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.goal.Check;
import io.mpthrottle.reports.goal.Goal;
import io.mpthrottle.reports.model.Contest;
import io.mpthrottle.reports.model.Contest.Series;
import io.mpthrottle.reports.model.Measurement;
import io.mpthrottle.reports.model.Trial;
import io.mpthrottle.reports.page.text.Numbers;
import io.mpthrottle.reports.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** The trials, the contests and the goals, as tables for a terminal; the page has all the rest. */
final class FindingsText {
    private final StringBuilder text = new StringBuilder();

    static String of(final Findings findings) {
        final Measurement found = findings.measurement();
        final FindingsText tables = new FindingsText();
        tables.trials(found.trials());
        tables.contests(found.contests());
        tables.goals(findings.goals());
        return tables.text.toString();
    }

    /** Adds a table, unless nothing of its kind was measured. */
    private void table(final List<List<String>> rows, final String... head) {
        if (!rows.isEmpty()) {
            final List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(head));
            lines.addAll(rows);
            text.append(new Columns(lines).text()).append('\n');
        }
    }

    private void trials(final List<Trial> trials) {
        table(
                trials.stream().map(FindingsText::row).toList(),
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
    }

    private static List<String> row(final Trial trial) {
        return List.of(
                trial.limiter(),
                trial.refill(),
                trial.worker(),
                Numbers.whole(trial.ratePerSecond()),
                Numbers.percent(1 - trial.shortfall(), 3),
                Numbers.fixed(trial.timesIdeal(trial.interval().p50()), 3) + "×",
                Numbers.fixed(trial.timesIdeal(trial.interval().p99()), 3) + "×",
                Numbers.time(trial.lateness().p50()),
                Numbers.time(trial.lateness().p99()),
                Numbers.time(trial.lateness().p999()),
                Numbers.time(trial.hiccup().max()),
                Numbers.fixed(trial.cpu().process(), 3),
                Numbers.fixed(trial.cpu().limiter(), 3),
                trial.verdict() + (trial.why().isEmpty() ? "" : ": " + trial.why()));
    }

    private void contests(final List<Contest> contests) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Contest contest : contests) {
            final DoubleFunction<String> figure =
                    contest.measured() == Contest.Measured.CORES ? cores -> Numbers.percent(cores, 2) : Numbers::time;
            for (final Series other : contest.others()) {
                rows.add(List.of(
                        contest.measured().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        Numbers.whole(contest.ratePerSecond()),
                        contest.refill(),
                        figure.apply(contest.ours().median()),
                        other.who(),
                        figure.apply(other.median()),
                        Numbers.times(contest.ratio(other)),
                        Numbers.fixed(contest.p(other), 3),
                        contest.isNotSeenBeyond(other) ? "not seen to be more" : "more"));
            }
        }
        table(rows, "in turns", "rate", "ours", "median", "beside", "median", "ours to it", "p", "ours is");
    }

    private void goals(final List<Goal> goals) {
        final List<List<String>> rows = new ArrayList<>();
        for (final Goal goal : goals) {
            for (final Check check : goal.checks()) {
                rows.add(List.of(
                        goal.name(),
                        check.asked() + ": " + check.reached() + ", "
                                + check.outcome().name().toLowerCase(Locale.ROOT)));
            }
        }
        table(rows, "goal", "found");
    }
}
