// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/**
 * How much slower the candidate is. Each fork of the candidate is paired with each fork of the base, and the ratio is the median
 * over all pairs of the candidate's cost divided by the base's.
 *
 * <p>That is the estimate of Hodges and Lehmann on logarithms. Its interval is that of Moses: the ratios that the test of Mann
 * and Whitney would not reject, which lie between two of the ordered pairs. So estimate, interval and test are one family, and
 * nothing is assumed of the distribution. A bootstrap of ten forks a side would be too narrow. (M. Hollander, D. A. Wolfe, E.
 * Chicken, "Nonparametric Statistical Methods", 3rd edition, section 4.3.)
 *
 * @param ratio the estimate; above 1 the candidate is slower
 * @param low the lower end of the interval, 0 where there are too few forks for one
 * @param high the upper end, infinite where there are too few forks
 */
record MedianRatio(double ratio, double low, double high) {
    private static final double CONFIDENCE = 0.95;

    static MedianRatio of(final double[] base, final double[] candidate) {
        final double[] ratios = new double[base.length * candidate.length];
        int i = 0;
        for (final double one : candidate) {
            for (final double other : base) {
                ratios[i++] = one / other;
            }
        }
        Arrays.sort(ratios);
        final int outside = outside(base.length, candidate.length);
        final double ratio = Median.withDefaults().evaluate(ratios);
        return outside == 0
                ? new MedianRatio(ratio, 0, Double.POSITIVE_INFINITY)
                : new MedianRatio(ratio, ratios[outside - 1], ratios[ratios.length - outside]);
    }

    /** The place of the ordered pair that the interval begins with, counted from 1; it ends with the same place from the end. */
    private static int outside(final int n, final int m) {
        final double[] orders = orders(n, m);
        final double tail = Arrays.stream(orders).sum() * (1 - CONFIDENCE) / 2;
        double below = 0;
        int u = 0;
        while (below + orders[u] <= tail) {
            below += orders[u++];
        }
        return u;
    }

    /**
     * How many of the orders of n and m numbers have the statistic U, for each U: the coefficients of the Gaussian binomial, the
     * product of (1 - x^(m + i)) / (1 - x^i) over i from 1 to n.
     */
    private static double[] orders(final int n, final int m) {
        final double[] orders = new double[n * m + 1];
        orders[0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int u = orders.length - 1; u >= m + i; u--) {
                orders[u] -= orders[u - m - i];
            }
            for (int u = i; u < orders.length; u++) {
                orders[u] += orders[u - i];
            }
        }
        return orders;
    }
}
