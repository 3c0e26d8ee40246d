// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.svg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Equal steps for equal ratios: low, above 0, stands at from, and high at to. Other values, also 0, stand at the edge. */
record LogScale(double low, double high, double from, double to) implements Scale {
    private static final double TEN = 10;

    LogScale {
        if (!(low > 0) || !(high > low)) {
            throw new IllegalArgumentException("expected 0 < low < high, but they were " + low + " and " + high);
        }
    }

    /** A scale over whole decades that contain all values above zero; over one decade when there is none. */
    static LogScale covering(final double[] values, final double from, final double to) {
        final double[] shown = Arrays.stream(values)
                .filter(value -> value > 0 && Double.isFinite(value))
                .toArray();
        final double least = Arrays.stream(shown).min().orElse(1);
        final double most = Arrays.stream(shown).max().orElse(1);
        final double low = Math.pow(TEN, Math.floor(Math.log10(least)));
        final double high = Math.pow(TEN, Math.ceil(Math.log10(most)));
        return new LogScale(low, high > low ? high : low * TEN, from, to);
    }

    @Override
    public double at(final double value) {
        final double inside = value >= low ? Math.min(value, high) : low;
        return from + Math.log(inside / low) / Math.log(high / low) * (to - from);
    }

    /** The powers of ten, with the smallest regular step that gives no more of them than asked. */
    List<Double> decades(final int atMost) {
        final int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        final int last = (int) Math.floor(Math.log10(high) + 1e-9);
        final int step = Math.max(1, (int) Math.ceil((last - first + 1) / (double) atMost));
        final List<Double> decades = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent += step) {
            decades.add(Math.pow(TEN, exponent));
        }
        return decades;
    }
}
