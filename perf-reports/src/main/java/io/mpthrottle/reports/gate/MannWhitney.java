// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.stream.DoubleStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;

/**
 * The one-sided test of Mann and Whitney. It goes by ranks, so an outlier counts as the last in the order and no more.
 *
 * <p>Exact for samples below 50 without ties; else the normal approximation, corrected for ties and for continuity (Apache
 * Commons Statistics).
 */
final class MannWhitney {
    private static final MannWhitneyUTest GREATER =
            MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);

    private MannWhitney() {}

    /** The probability of samples so far apart, or further, if the first does not tend to be greater. */
    static double greater(final double[] first, final double[] second) {
        final DoubleStream all = DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second));
        if (all.distinct().limit(2).count() < 2) {
            return 1; // all the same
        }
        return GREATER.test(first, second).getPValue();
    }

    /** The lowest probability that samples of these sizes can have: one order among all. */
    static double lowest(final int first, final int second) {
        double orders = 1;
        for (int i = 1; i <= second; i++) {
            orders = orders * (first + i) / i;
        }
        return 1 / orders;
    }
}
