// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of a table: a benchmark with its parameters and its number of threads.
 *
 * @param benchmark its full name
 * @param params its parameters, none for a benchmark that has none
 * @param threads how many threads, or {@link #OWN_THREADS}
 */
public record Row(String benchmark, SortedMap<String, String> params, int threads) {
    /** As many threads as the benchmark's own annotation says, which is known when it has run. */
    public static final int OWN_THREADS = 0;

    /** Copies the parameters. */
    public Row(final String benchmark, final Map<String, String> params, final int threads) {
        this(benchmark, (SortedMap<String, String>) new TreeMap<>(params), threads);
    }

    /** The same row with another number of threads. */
    public Row withThreads(final int count) {
        return new Row(benchmark, params, count);
    }

    /** A short name for people, such as {@code HasFuelBenchmark.refused monitor=OFF x2}. */
    public String label() {
        final int method = benchmark.lastIndexOf('.');
        final int type = benchmark.lastIndexOf('.', method - 1);
        final String settings = params.entrySet().stream()
                .map(param -> " " + param.getKey() + "=" + param.getValue())
                .collect(Collectors.joining());
        return benchmark.substring(type + 1) + settings + (threads > 1 ? " x" + threads : "");
    }
}
