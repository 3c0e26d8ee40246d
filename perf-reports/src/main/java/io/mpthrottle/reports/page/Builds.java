// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.GateRun;
import io.mpthrottle.reports.model.GateRun.Build;
import io.mpthrottle.reports.model.GateRun.Look;
import io.mpthrottle.reports.model.GateRun.Row;
import io.mpthrottle.reports.model.GateRun.Settings;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Table.Cell;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.svg.IntervalBar;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Base against candidate, in the manner of benchstat. */
final class Builds {
    private static final double LEAST_REACH = 0.05;
    private static final double MOST_REACH = 0.5;
    private static final double DELTA = 0.03;
    private static final double DELTA_CONTENDED = 0.10;

    private final GateRun gate;
    private final IntervalBar bar;

    private Builds(final GateRun gate) {
        this.gate = gate;
        bar = new IntervalBar(Math.min(MOST_REACH, reach(gate)));
    }

    static Optional<Section> of(final Run run) {
        return Optional.ofNullable(run.gate())
                .filter(gate -> !gate.rows().isEmpty())
                .map(gate -> new Builds(gate).section());
    }

    private static double reach(final GateRun gate) {
        return gate.rows().stream()
                .flatMapToDouble(row -> DoubleStream.of(far(row.low()), far(row.high()), far(row.ratio())))
                .reduce(LEAST_REACH, Math::max);
    }

    private static double far(final @Nullable Double ratio) {
        return ratio == null || !Double.isFinite(ratio) ? 0 : Math.abs(ratio - 1) * 1.05;
    }

    private Section section() {
        return new Section(
                "comparison",
                "Base and candidate",
                "Builds",
                "Medians of one number a fork; Δ is candidate to base, so above zero is slower. The bar is the 95 % interval "
                        + "of Δ, drawn to ±" + Numbers.percent(bar.reach(), 0)
                        + "; the dashed line is where a slowdown begins to count. p is one-sided and Holm-corrected over all rows.",
                List.of(Block.of(table()), Block.text(summary())));
    }

    private Table table() {
        return Table.of(
                "Base " + label(gate.base()) + ", candidate " + label(gate.candidate()),
                List.of(
                        Column.text("benchmark"),
                        Column.number("base", unit()),
                        Column.number("candidate", unit()),
                        Column.number("Δ", ""),
                        Column.text("95 % interval"),
                        Column.number("p", ""),
                        Column.number("n", ""),
                        Column.number("allocated", "B/op"),
                        Column.text("verdict")),
                gate.rows().stream().map(this::row).toList());
    }

    private String unit() {
        return gate.rows().stream().map(Row::unit).distinct().collect(Collectors.joining(", "));
    }

    private Table.Row row(final Row row) {
        final Badge verdict = Badge.of(row.verdict());
        return new Cells()
                .number(Numbers.three(row.base()))
                .number(Numbers.three(row.candidate()))
                .number(Numbers.change(row.ratio()))
                .add(interval(row))
                .number(Numbers.probability(row.pHolm() == null ? row.p() : row.pHolm()))
                .number(row.n().stream().map(String::valueOf).collect(Collectors.joining("+")))
                .number(allocated(row))
                .add(Cell.verdict(verdict, why(row)))
                .row(Names.benchmark(row.benchmark()), detail(row), verdict.style());
    }

    private static String detail(final Row row) {
        final String params = Names.params(row.params());
        return (params.isEmpty() ? "" : params + " · ") + Names.threads(row.threads());
    }

    private Cell interval(final Row row) {
        if (row.low() == null || row.high() == null || row.ratio() == null) {
            return Cell.text(Numbers.NONE);
        }
        return Cell.drawing(
                bar.of(row.low(), row.ratio(), row.high(), 1 + delta(row)).inline());
    }

    private double delta(final Row row) {
        final Settings settings = gate.settings();
        if (row.threads() > 1) {
            return settings == null ? DELTA_CONTENDED : settings.deltaContended();
        }
        return settings == null ? DELTA : settings.delta();
    }

    private static String allocated(final Row row) {
        final String base = Numbers.bytes(row.baseAlloc());
        final String candidate = Numbers.bytes(row.candidateAlloc());
        return base.equals(candidate) ? base : base + " → " + candidate;
    }

    private static String why(final Row row) {
        final String why = row.why() == null ? "" : row.why();
        final String more = more(row);
        return why.isEmpty() || more.isEmpty() ? why + more : why + "; " + more;
    }

    /** What later looks at the row found. */
    private static String more(final Row row) {
        final List<String> parts = new ArrayList<>();
        look(parts, "second look", row.second());
        look(parts, "both together", row.both());
        look(parts, "third look", row.third());
        return String.join("; ", parts);
    }

    private static void look(final List<String> parts, final String name, final @Nullable Look look) {
        if (look != null) {
            parts.add(name + " " + Numbers.change(look.ratio()) + " (" + Numbers.change(look.low()) + " to "
                    + Numbers.change(look.high()) + ")");
        }
    }

    private String summary() {
        final String forks = Numbers.whole(gate.acceptedForks() + gate.takenForks()) + " forks counted"
                + busy(gate.takenForks()) + ", "
                + Numbers.whole(gate.rejectedForks()) + " thrown away for bad conditions; the host took "
                + Numbers.three(gate.hostTimeLostSeconds()) + " s of "
                + Numbers.three(gate.elapsedSeconds()) + " s away.";
        return gate.geomean() == null ? forks : "Geometric mean " + Numbers.change(gate.geomean()) + ". " + forks;
    }

    private static String busy(final int taken) {
        return taken == 0 ? "" : ", " + Numbers.whole(taken) + " of them beside other load";
    }

    private static String label(final @Nullable Build build) {
        if (build == null) {
            return Numbers.NONE;
        }
        final String label = build.label() == null ? "" : build.label();
        final String sha = build.sha256() == null ? "" : build.sha256();
        return label + (sha.isEmpty() ? "" : " (sha256 " + sha.substring(0, Math.min(12, sha.length())) + "…)");
    }
}
