// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is seen of a suite, look after look, and which rows need another look. A real run, the verdict on an interrupted run, and
 * the simulation all go through here.
 *
 * <p>Rows that fail in the first look, or leave a doubt in it, get as many fresh forks. A row that failed is decided by the
 * fresh forks alone, if they can tell: it fails again, or nothing changed. If they cannot tell, and for a row that left a doubt,
 * all forks together are one look, and a row that fails by it has to fail once more in as many fresh forks. So no row is called
 * slower, or faster, by the forks that raised the suspicion.
 *
 * <p>Each look is corrected for the rows that are in it and may fail by it. With the error rate alpha, a suite of equal builds
 * fails in at most alpha of the runs in which a row failed at first, and in at most alpha of the runs with a third look.
 *
 * @param <K> the key of a row
 */
final class Looks<K> {
    private final Judge judge;
    private final Map<K, Sample> samples;
    private final Map<K, Comparison> first;
    private Map<K, Comparison> second = Map.of();
    private Map<K, Comparison> both = Map.of();
    private Map<K, Comparison> third = Map.of();

    Looks(final Judge judge, final Map<K, Sample> samples) {
        this.judge = judge;
        this.samples = samples;
        first = Comparison.of(samples);
    }

    /** The rows that need a second look. */
    List<K> needSecond() {
        return rows(first, judge::isOpen);
    }

    void second(final Map<K, Sample> fresh) {
        second = Comparison.of(only(fresh, row -> judge.fails(at(first, row))));
        final Map<K, Sample> together = new LinkedHashMap<>();
        only(fresh, row -> !isSettled(row))
                .forEach((row, sample) -> together.put(row, at(samples, row).with(sample)));
        both = Comparison.of(together);
    }

    private boolean isSettled(final K row) {
        final Comparison again = second.get(row);
        return again != null && judge.isSettled(at(first, row), again);
    }

    /** The rows that need a third look. */
    List<K> needThird() {
        return rows(both, judge::fails);
    }

    void third(final Map<K, Sample> fresh) {
        third = Comparison.of(only(fresh, needThird()::contains));
    }

    private static <K> List<K> rows(final Map<K, Comparison> look, final Predicate<Comparison> wanted) {
        return look.entrySet().stream()
                .filter(row -> wanted.test(row.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    List<RowResult> results() {
        return first.keySet().stream().map(this::result).toList();
    }

    private RowResult result(final K row) {
        final Comparison together = both.get(row);
        final Judge.Said said =
                together == null ? judge.judge(at(first, row), second.get(row)) : judge.judge(together, third.get(row));
        return new RowResult(at(first, row), second.get(row), together, third.get(row), said.verdict(), said.why());
    }

    private static <K> Map<K, Sample> only(final Map<K, Sample> suite, final Predicate<K> wanted) {
        final Map<K, Sample> rows = new LinkedHashMap<>(suite);
        rows.keySet().removeIf(wanted.negate());
        return rows;
    }

    private static <K, V> V at(final Map<K, V> rows, final K row) {
        final V value = rows.get(row);
        if (value == null) {
            throw new IllegalArgumentException("not among the rows: " + row);
        }
        return value;
    }
}
