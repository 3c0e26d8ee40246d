// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.ForkLog;
import io.mpthrottle.reports.forks.JmhSettings;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.page.text.Numbers;
import io.mpthrottle.reports.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a run found, in the manner of benchstat, as a table for the terminal and in Markdown. */
final class GateTable {
    private static final List<String> HEAD =
            List.of("benchmark", "base", "candidate", "Δ", "95 % interval", "p", "n", "B/op", "verdict");

    private final GateResult result;

    GateTable(final GateResult result) {
        this.result = result;
    }

    String text() {
        return title() + "\n\n" + new Columns(cells()).text() + "\n" + String.join("\n", notes()) + "\n";
    }

    String markdown() {
        final StringBuilder page =
                new StringBuilder("# Latency: " + result.verdict().label() + "\n\n");
        page.append(title())
                .append(".\n\n")
                .append(new Columns(cells()).markdown())
                .append('\n');
        notes().forEach(note -> page.append("- ").append(note).append('\n'));
        return page.toString();
    }

    private String title() {
        final GateSetup setup = result.setup();
        return "base " + setup.base().label() + ", candidate "
                + setup.candidate().label();
    }

    private List<List<String>> cells() {
        final List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        for (final RowResult row : result.rows()) {
            lines.add(cells(
                    row.first(),
                    row.first().sample().row().label(),
                    row.verdict().label()));
            again(lines, row.second(), "  second look");
            again(lines, row.both(), "  both together");
            again(lines, row.third(), "  third look");
        }
        if (!result.rows().isEmpty()) {
            lines.add(List.of("geomean", "", "", Numbers.change(result.geomean()), "", "", "", "", ""));
        }
        return lines;
    }

    private static void again(final List<List<String>> lines, final @Nullable Comparison look, final String label) {
        if (look != null) {
            lines.add(cells(look, label, ""));
        }
    }

    private static List<String> cells(final Comparison row, final String label, final String verdict) {
        final Sample sample = row.sample();
        return List.of(
                label,
                Numbers.three(row.base()),
                Numbers.three(row.candidate()),
                Numbers.change(row.ratio().ratio()),
                interval(row.ratio()),
                Numbers.probability(row.p().holm()),
                sample.base().length + "+" + sample.candidate().length,
                Numbers.bytes(row.baseAlloc()) + " → " + Numbers.bytes(row.candidateAlloc()),
                verdict);
    }

    private static String interval(final MedianRatio ratio) {
        return ratio.low() == 0 ? "unknown" : Numbers.change(ratio.low()) + " … " + Numbers.change(ratio.high());
    }

    private List<String> notes() {
        final List<String> notes = new ArrayList<>();
        notes.add("verdict: " + result.verdict().label() + (result.interrupted() ? " (interrupted)" : ""));
        for (final RowResult row : result.rows()) {
            if (row.why() != null) {
                notes.add(row.first().sample().row().label() + ": "
                        + row.verdict().label() + ", " + row.why());
            }
        }
        missing(notes, result.onlyBase(), "only in the base, not compared");
        missing(notes, result.onlyCandidate(), "new");
        notes.add(forks());
        notes.add(settings());
        return notes;
    }

    private static void missing(final List<String> notes, final List<Row> rows, final String what) {
        rows.forEach(row -> notes.add(row.label() + ": " + what));
    }

    private String forks() {
        final ForkLog log = result.log();
        final String watched = log.watched()
                ? String.format(Locale.ROOT, ", host time lost %.1f s", log.lostSeconds())
                : ", all accepted unseen, as this machine does not tell its load";
        return "forks: " + log.accepted() + " accepted, " + log.rejected() + " repeated, " + log.taken()
                + " taken beside other load" + watched;
    }

    private String settings() {
        final GateSetup setup = result.setup();
        final JmhSettings forks = setup.settings();
        return "a fork's cost is its quickest iteration, a side's the median of its forks, lower is better; "
                + "p is one-sided and corrected for the rows of its look (Holm); "
                + setup.rounds()
                + " rounds of " + forks.warmup() + " + " + forks.measurement() + "; seed " + setup.seed() + "; "
                + Math.round(result.seconds()) + " s";
    }
}
