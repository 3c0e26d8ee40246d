// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.run.ForkRun;
import io.mpthrottle.reports.page.run.Run;
import io.mpthrottle.reports.page.section.Block.Figure;
import io.mpthrottle.reports.page.section.Block.Gallery;
import io.mpthrottle.reports.page.svg.ForkPlot;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forks of each row where they stood in the run. */
final class ForkOrder {
    private static final int FEW = 12;

    private ForkOrder() {}

    private record Row(String name, String detail) {
        static Row of(final ForkRun fork) {
            final String params = Names.params(fork.params());
            return new Row(
                    Names.benchmark(fork.benchmark()),
                    (params.isEmpty() ? "" : params + " · ") + Names.threads(fork.threads()));
        }
    }

    static Optional<Section> of(final Run run) {
        if (run.forks().isEmpty()) {
            return Optional.empty();
        }
        final Map<Row, List<ForkRun>> rows =
                run.forks().stream().collect(Collectors.groupingBy(Row::of, LinkedHashMap::new, Collectors.toList()));
        final int last = run.forks().stream().mapToInt(ForkRun::order).max().orElse(0);
        final Map<String, List<Figure>> figures = new LinkedHashMap<>();
        rows.forEach((row, forks) -> figures.computeIfAbsent(title(rows, row), title -> new ArrayList<>())
                .add(figure(row, forks, last)));
        final List<Block> galleries = new ArrayList<>();
        figures.forEach((title, plots) -> galleries.add(
                Block.of(new Gallery(title, rows.size() <= FEW || galleries.isEmpty(), "strips", plots))));
        return Optional.of(new Section(
                "forks",
                "Forks in the order they ran",
                "Forks",
                "Each mark is one JVM, left to right as they ran, up and down against the median of its row: what drifts from "
                        + "left to right, the machine did. ● base, or the only build; ■ candidate; ✕ thrown away, as other "
                        + "processes or the host took too much of the processor. " + counts(run.forks()),
                galleries));
    }

    private static String title(final Map<Row, List<ForkRun>> rows, final Row row) {
        return rows.size() <= FEW ? "All rows" : row.name();
    }

    private static String counts(final List<ForkRun> forks) {
        final long counted = forks.stream().filter(ForkRun::counts).count();
        final long busy =
                forks.stream().filter(fork -> fork.counts() && !fork.accepted()).count();
        return Numbers.whole(counted) + " counted"
                + (busy == 0 ? "" : ", " + Numbers.whole(busy) + " of them beside other load") + ", "
                + Numbers.whole(forks.size() - counted) + " thrown away.";
    }

    private static Figure figure(final Row row, final List<ForkRun> forks, final int last) {
        final String label = row.name() + " (" + row.detail() + ")";
        return new Figure(
                ForkPlot.of(forks, last, "Forks of " + label + " in the order they ran")
                        .inline(),
                label,
                "");
    }
}
