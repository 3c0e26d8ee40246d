// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.Fork;
import io.mpthrottle.reports.page.text.Numbers;
import io.mpthrottle.reports.text.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.descriptive.Median;

/** What each row cost, as a table for the terminal. */
final class BenchTable {
    private static final List<String> HEAD = List.of("benchmark", "median", "lowest", "highest", "n", "B/op", "unit");

    private BenchTable() {}

    static String of(final List<Fork> forks) {
        final Map<String, List<Fork>> rows = forks.stream()
                .filter(Fork::used)
                .collect(Collectors.groupingBy(fork -> fork.row().label(), TreeMap::new, Collectors.toList()));
        final List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach((label, all) -> lines.add(line(label, all)));
        return new Columns(lines).text();
    }

    private static List<String> line(final String label, final List<Fork> forks) {
        final double[] scores = numbers(forks, fork -> fork.result().score());
        final double[] bytes = numbers(forks, fork -> fork.result().alloc());
        return List.of(
                label,
                Numbers.three(Median.withDefaults().evaluate(scores)),
                Numbers.three(Arrays.stream(scores).min().orElse(Double.NaN)),
                Numbers.three(Arrays.stream(scores).max().orElse(Double.NaN)),
                Integer.toString(forks.size()),
                Numbers.bytes(Median.withDefaults().evaluate(bytes)),
                forks.get(0).result().unit());
    }

    private static double[] numbers(final List<Fork> forks, final ToDoubleFunction<Fork> of) {
        return forks.stream().mapToDouble(of).toArray();
    }
}
