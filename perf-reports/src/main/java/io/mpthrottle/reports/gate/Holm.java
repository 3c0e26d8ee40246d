// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction: with many tests at once, the chance of any false alarm stays below one error rate.
 *
 * <p>S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
 */
final class Holm {
    private Holm() {}

    /** The lowest p is multiplied by the number of tests, the next one by one less, and so on; never falling, at most 1. */
    static double[] adjust(final double... p) {
        final List<Integer> order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        final double[] adjusted = new double[p.length];
        double highest = 0;
        for (int i = 0; i < order.size(); i++) {
            highest = Math.max(highest, Math.min(1, p[order.get(i)] * (p.length - i)));
            adjusted[order.get(i)] = highest;
        }
        return adjusted;
    }
}
