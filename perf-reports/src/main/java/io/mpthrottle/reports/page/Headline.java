// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.goal.Goal;
import io.mpthrottle.reports.goal.Outcome;
import io.mpthrottle.reports.model.GateRun;
import io.mpthrottle.reports.model.GateRun.Row;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The verdict in a sentence.
 *
 * @param sign to be seen at a glance
 * @param style its colour's name
 * @param sentence to be read
 */
record Headline(String sign, String style, String sentence) {
    private static final Headline NOTHING = new Headline("–", "none", "Nothing in this run is judged.");

    /** A run of the gate alone is judged by the gate; where more was measured, the goals are the verdict. */
    static List<Headline> of(final Run run, final List<Goal> goals) {
        final boolean hasGoals = goals.stream().anyMatch(Goal::isMeasured);
        if (run.gate() == null) {
            return List.of(hasGoals ? of(goals) : NOTHING);
        }
        final boolean isGateOnly = run.pace() == null
                && run.jmh().stream().noneMatch(row -> row.name().startsWith("PeerBenchmark."));
        return isGateOnly || !hasGoals ? List.of(of(run.gate())) : List.of(of(goals), of(run.gate()));
    }

    private static Headline of(final List<Goal> goals) {
        final long reached = count(goals, Outcome.REACHED);
        final long missed = count(goals, Outcome.MISSED);
        final long unknown = count(goals, Outcome.UNKNOWN);
        if (reached + missed == 0) {
            return new Headline("?", "open", "No goal is fully measured in this run.");
        }
        final String measured = reached + " of " + (reached + missed) + " goals reached";
        return new Headline(
                missed == 0 ? "✔" : "✘",
                missed == 0 ? "good" : "bad",
                measured
                        + named("; missed: ", goals, Outcome.MISSED)
                        + named("; cannot be told: ", goals, Outcome.OPEN)
                        + (unknown == 0 ? "." : ". " + unknown + " not fully measured in this run."));
    }

    private static String named(final String before, final List<Goal> goals, final Outcome outcome) {
        final String names = goals.stream()
                .filter(goal -> goal.outcome() == outcome)
                .map(Goal::name)
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "" : before + names;
    }

    private static long count(final List<Goal> goals, final Outcome outcome) {
        return goals.stream().filter(goal -> goal.outcome() == outcome).count();
    }

    private static Headline of(final GateRun gate) {
        return switch (gate.verdict().toLowerCase(Locale.ROOT)) {
            case "pass" -> new Headline("✔", "good", "Pass: no row became slower, over " + rows(gate) + ".");
            case "improved" -> new Headline("✔", "good", "Improved: " + named(gate, "improved") + ".");
            case "regressed" -> new Headline("✘", "bad", "Regressed: " + named(gate, "regressed") + ".");
            case "inconclusive" ->
                new Headline("?", "open", "Inconclusive: the intervals are wider than the effect that was looked for.");
            default -> new Headline("?", "open", "The gate says: " + gate.verdict() + ".");
        };
    }

    private static String rows(final GateRun gate) {
        final int rows = gate.rows().size();
        return rows == 1 ? "1 row" : rows + " rows";
    }

    /** The rows that made the verdict, the worst first. */
    private static String named(final GateRun gate, final String verdict) {
        final List<Row> rows = gate.rows().stream()
                .filter(row -> row.verdict().equalsIgnoreCase(verdict))
                .sorted(Comparator.comparingDouble(Headline::effect).reversed())
                .toList();
        if (rows.isEmpty()) {
            return "see the table";
        }
        final Row first = rows.get(0);
        return Names.benchmark(first.benchmark()) + " by " + Numbers.change(first.ratio())
                + (rows.size() == 1 ? "" : " and " + (rows.size() - 1) + " more");
    }

    private static double effect(final Row row) {
        return row.ratio() == null ? 0 : Math.abs(row.ratio() - 1);
    }
}
