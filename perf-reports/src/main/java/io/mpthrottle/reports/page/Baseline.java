// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.Table.Row;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/** Two runs of JMH side by side. They ran at different times, so this shows where to look, and proves nothing. */
final class Baseline {
    private static final int LEAST_FORKS = 3;

    private Baseline() {}

    static Optional<Section> of(final Material material) {
        final Run baseline = material.baseline();
        if (baseline == null) {
            return Optional.empty();
        }
        final List<Row> rows = new ArrayList<>();
        for (final JmhEntry now : material.run().jmh()) {
            baseline.jmh().stream()
                    .filter(before -> isSame(before, now))
                    .findFirst()
                    .ifPresent(before -> rows.add(row(before, now)));
        }
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "baseline",
                        "Beside an older run",
                        "Older run",
                        "Medians of one number a fork. The two runs were made at different times, so this tells where to look; "
                                + "whether a build is slower, scripts/check-latency tells. p is two-sided, by Mann and Whitney, "
                                + "not corrected.",
                        List.of(Block.of(Table.of("The older run and this one", columns(), rows)))));
    }

    private static boolean isSame(final JmhEntry before, final JmhEntry now) {
        return before.benchmark().equals(now.benchmark())
                && before.params().equals(now.params())
                && before.threads() == now.threads()
                && before.unit().equals(now.unit());
    }

    private static List<Column> columns() {
        return List.of(
                Column.text("benchmark"),
                Column.number("older", ""),
                Column.number("this", ""),
                Column.text("unit"),
                Column.number("Δ", ""),
                Column.number("p", ""),
                Column.number("n", ""));
    }

    private static Row row(final JmhEntry before, final JmhEntry now) {
        final String params = Names.params(now.params());
        return new Cells()
                .number(Numbers.three(before.time()))
                .number(Numbers.three(now.time()))
                .text(now.unit())
                .number(Numbers.change(now.time() / before.time()))
                .number(Numbers.probability(p(before.forks(), now.forks())))
                .number(before.forks().size() + "+" + now.forks().size())
                .row(
                        Names.benchmark(now.benchmark()),
                        (params.isEmpty() ? "" : params + " · ") + Names.threads(now.threads()),
                        "");
    }

    private static double p(final List<Double> before, final List<Double> now) {
        if (Math.min(before.size(), now.size()) < LEAST_FORKS) {
            return Double.NaN;
        }
        return MannWhitneyUTest.withDefaults().test(array(before), array(now)).getPValue();
    }

    private static double[] array(final List<Double> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
