// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Percentiles as rows, logs as columns, in microseconds. */
final class PercentileTable {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99, 100};

    private final List<IntervalLog> logs;

    PercentileTable(final List<IntervalLog> logs) {
        this.logs = logs;
    }

    String markdown() {
        final StringBuilder table = new StringBuilder();
        row(table, "µs", IntervalLog::name);
        row(table, "---", log -> "---:");
        for (final double percentile : PERCENTILES) {
            row(table, label(percentile), log -> micros(log.values().getValueAtPercentile(percentile)));
        }
        row(
                table,
                "count",
                log -> String.format(Locale.ROOT, "%,d", log.values().getTotalCount()));
        return table.toString();
    }

    private void row(final StringBuilder table, final String head, final Function<IntervalLog, String> cell) {
        final String cells = logs.stream().map(cell).collect(Collectors.joining(" | "));
        table.append("| ").append(head).append(" | ").append(cells).append(" |\n");
    }

    private static String label(final double percentile) {
        return percentile == 100 ? "max" : "p" + Double.toString(percentile).replaceAll("\\.0$", "");
    }

    private static String micros(final long ns) {
        return String.format(Locale.ROOT, "%,.3f", ns / 1e3);
    }
}
