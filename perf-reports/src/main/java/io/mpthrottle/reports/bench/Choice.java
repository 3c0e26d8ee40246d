// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.Iterations;
import io.mpthrottle.reports.forks.Row;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Some rows of a suite.
 *
 * @param regex searched for in the benchmark's name with its parameters, such as {@code a.B.c monitor=OFF}
 * @param forks of each row
 * @param measurement the iterations that count
 * @param threads one row for each number; none for the number that the benchmark says
 */
record Choice(Pattern regex, int forks, Iterations measurement, List<Integer> threads) {
    /** Rows on one thread, or on as many as the benchmark says. */
    static Choice alone(final String regex, final int forks) {
        return new Choice(Pattern.compile(regex), forks, new Iterations(8, 100), List.of());
    }

    /** Rows on several threads. On few cores these take turns, so it takes longer until each had its share. */
    static Choice contended(final String regex, final int forks, final Integer... threads) {
        return new Choice(Pattern.compile(regex), forks, new Iterations(5, 400), Arrays.asList(threads));
    }

    /** The planned rows among all that there are. */
    Stream<Planned> of(final List<Row> rows) {
        return rows.stream()
                .filter(row -> isFound(regex, row))
                .flatMap(row ->
                        threads.isEmpty() ? Stream.of(row) : threads.stream().map(row::withThreads))
                .map(row -> new Planned(row, forks));
    }

    static boolean isFound(final Pattern regex, final Row row) {
        final StringBuilder name = new StringBuilder(row.benchmark());
        row.params()
                .forEach(
                        (key, value) -> name.append(' ').append(key).append('=').append(value));
        return regex.matcher(name).find();
    }

    /** A row and its forks. */
    record Planned(Row row, int forks) {}
}
