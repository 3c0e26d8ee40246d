// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Stats;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** Words for a histogram of intervals, and for what it does not hold. */
final class Intervals {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9};

    private Intervals() {}

    /** Such as {@code p50 1.00 µs  p90 1.02 µs  p99 1.10 µs  p99.9 1.53 µs  max 20.4 µs}. */
    static String percentiles(Histogram intervals) {
        if (intervals.getTotalCount() == 0) {
            return "no intervals";
        }
        return DoubleStream.of(PERCENTILES)
                        .mapToObj(percentile -> percentile(intervals, percentile))
                        .collect(Collectors.joining("  "))
                + "  max " + Units.time(intervals.getMaxValue());
    }

    private static String percentile(Histogram intervals, double percentile) {
        String name = percentile == Math.rint(percentile)
                ? String.format(Locale.ROOT, "p%.0f", percentile)
                : String.format(Locale.ROOT, "p%.1f", percentile);
        return name + " " + Units.time(intervals.getValueAtPercentile(percentile));
    }

    /** Emissions without an interval and fuel that nobody took; nothing when there is nothing. */
    static String oddities(Stats stats) {
        return oddity(stats.overflow(), "overflow")
                + oddity(stats.reordered(), "reordered")
                + oddity(stats.discarded(), "discarded");
    }

    private static String oddity(long count, String name) {
        return count == 0 ? "" : "  " + name + " " + Units.count(count);
    }
}
