// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.Iterations;
import io.mpthrottle.reports.forks.Row;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Some rows.
 *
 * @param regex searched for in the benchmark's name with its parameters, such as {@code a.B.c monitor=OFF}
 * @param forks of each
 * @param measurement iterations that count
 * @param threads one row for each number, or none for as many as the benchmark says
 */
record Choice(Pattern regex, int forks, Iterations measurement, List<Integer> threads) {
    /** On one thread, or on as many as the benchmark says. */
    static Choice alone(final String regex, final int forks) {
        return new Choice(Pattern.compile(regex), forks, new Iterations(8, 100), List.of());
    }

    /** Several threads take turns on few cores, so it takes longer until each had its share. */
    static Choice contended(final String regex, final int forks, final Integer... threads) {
        return new Choice(Pattern.compile(regex), forks, new Iterations(5, 400), Arrays.asList(threads));
    }

    /** The planned rows among all that there are. */
    Stream<Planned> of(final List<Row> rows) {
        return rows.stream().filter(this::isChosen).flatMap(row -> {
            final Stream<Row> spread =
                    threads.isEmpty() ? Stream.of(row) : threads.stream().map(row::withThreads);
            return spread.map(each -> new Planned(each, forks));
        });
    }

    private boolean isChosen(final Row row) {
        return isFound(regex, row);
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
