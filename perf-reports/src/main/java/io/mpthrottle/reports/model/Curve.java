// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** A distribution as a curve over percentiles, at places that are the same for all, so that curves share an axis. */
public final class Curve {
    private static final int PLACES_A_DECADE = 18;
    private static final int DECADES = 6;
    private static final double[] PLACES = new double[PLACES_A_DECADE * DECADES + 1];

    static {
        Arrays.setAll(PLACES, i -> Math.pow(10, (double) i / PLACES_A_DECADE));
    }

    private Curve() {}

    /** Where the values of a curve stand, as 1 / (1 − p): 2 is the median, 100 is p99. */
    public static double[] places() {
        return PLACES.clone();
    }

    /** Reads the values at {@link #places()}; fewer when there are not enough samples to tell further percentiles. */
    public static List<Long> of(final Histogram histogram) {
        return DoubleStream.of(PLACES)
                .takeWhile(place -> place <= histogram.getTotalCount())
                .mapToObj(place -> histogram.getValueAtPercentile(100 - 100 / place))
                .toList();
    }
}
