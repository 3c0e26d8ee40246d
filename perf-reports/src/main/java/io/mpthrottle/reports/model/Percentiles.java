// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.HdrHistogram.Histogram;

/**
 * Points of a distribution, in nanoseconds; all 0 when nothing was recorded.
 *
 * @param p50 the median
 * @param p90 one in ten is beyond
 * @param p99 one in a hundred is beyond
 * @param p999 one in a thousand is beyond
 * @param p9999 one in ten thousand is beyond
 * @param max the longest
 */
public record Percentiles(
        double p50,
        double p90,
        double p99,
        @JsonProperty("p99.9") double p999,
        @JsonProperty("p99.99") double p9999,
        double max) {
    /** Of nothing. */
    public static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0);

    /** Reads a histogram of nanoseconds. */
    public static Percentiles of(final Histogram histogram) {
        return new Percentiles(
                at(histogram, 50),
                at(histogram, 90),
                at(histogram, 99),
                at(histogram, 99.9),
                at(histogram, 99.99),
                (double) histogram.getMaxValue());
    }

    private static double at(final Histogram histogram, final double percentile) {
        return (double) histogram.getValueAtPercentile(percentile);
    }
}
