// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.model.JmhEntry;
import io.mpthrottle.reports.model.Run;
import io.mpthrottle.reports.page.Table.Cells;
import io.mpthrottle.reports.page.Table.Column;
import io.mpthrottle.reports.page.Table.Group;
import io.mpthrottle.reports.page.Table.Row;
import io.mpthrottle.reports.page.Table.Span;
import io.mpthrottle.reports.page.text.Names;
import io.mpthrottle.reports.page.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every row of JMH: what it allocates, and what it takes. */
final class Allocation {
    private final List<JmhEntry> entries;
    private final List<Integer> threads;

    private Allocation(final List<JmhEntry> entries) {
        this.entries = entries;
        threads = entries.stream().map(JmhEntry::threads).distinct().sorted().toList();
    }

    static Optional<Section> of(final Run run) {
        return run.jmh().isEmpty() ? Optional.empty() : Optional.of(new Allocation(run.jmh()).section());
    }

    private Section section() {
        final Map<String, List<JmhEntry>> groups = entries.stream()
                .collect(Collectors.groupingBy(
                        row -> Names.benchmark(row.benchmark()), LinkedHashMap::new, Collectors.toList()));
        final List<Column> columns = new ArrayList<>(List.of(Column.text("parameters")));
        for (int i = 0; i < 2; i++) {
            threads.forEach(count -> columns.add(Column.number(String.valueOf(count), "")));
        }
        columns.add(Column.number("forks", ""));
        final List<Group> tables = new ArrayList<>();
        groups.forEach((name, rows) -> tables.add(new Group(name, rows(rows))));
        return new Section(
                "allocation",
                "Allocation and every row",
                "Allocation",
                "Bytes a call as JMH’s gc profiler counts them, and the time of every row, the median of its forks. Less than "
                        + "a twentieth of a byte is the profiler’s own.",
                List.of(Block.of(new Table(
                        "All rows of JMH",
                        List.of(
                                new Span("", 1),
                                new Span("allocated, B/op, by threads", threads.size()),
                                new Span("time, " + unit() + ", by threads", threads.size()),
                                new Span("", 1)),
                        columns,
                        tables))));
    }

    private String unit() {
        return entries.stream()
                .map(JmhEntry::unit)
                .filter(unit -> !unit.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<Row> rows(final List<JmhEntry> ofOneName) {
        return ofOneName.stream()
                .collect(Collectors.groupingBy(
                        row -> Names.params(row.params()), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .toList();
    }

    private Row row(final String params, final List<JmhEntry> byThreads) {
        final Cells cells = new Cells();
        threads.forEach(count -> cells.number(
                Numbers.bytes(find(byThreads, count).map(JmhEntry::allocated).orElse(Double.NaN))));
        threads.forEach(count -> cells.number(
                Numbers.three(find(byThreads, count).map(JmhEntry::time).orElse(Double.NaN))));
        final int forks =
                byThreads.stream().mapToInt(row -> row.forks().size()).max().orElse(0);
        return cells.number(Numbers.whole(forks)).row(params.isEmpty() ? Numbers.NONE : params, "", "");
    }

    private static Optional<JmhEntry> find(final List<JmhEntry> rows, final int threads) {
        return rows.stream().filter(row -> row.threads() == threads).findFirst();
    }
}
