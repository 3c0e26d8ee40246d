// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One row's two sides side by side.
 *
 * @param sample the forks
 * @param ratio how much slower the candidate is
 * @param slower the test whether the candidate is slower
 * @param faster the test whether the candidate is faster
 * @param allocates the test whether the candidate allocates more
 */
record Comparison(Sample sample, MedianRatio ratio, P slower, P faster, P allocates) {
    /**
     * The probability of such data if it is not so.
     *
     * @param alone of this row alone
     * @param holm corrected for the number of rows
     */
    record P(double alone, double holm) {}

    /** Compares one row alone. */
    static Comparison of(final Sample alone) {
        return of(List.of(alone)).get(0);
    }

    /** Compares all rows of a suite; the error rate is kept over all of them. */
    static List<Comparison> of(final List<Sample> suite) {
        final P[] slower = test(suite, sample -> MannWhitney.greater(sample.candidate(), sample.base()));
        final P[] faster = test(suite, sample -> MannWhitney.greater(sample.base(), sample.candidate()));
        final P[] allocates = test(
                suite,
                sample -> sample.allocationKnown()
                        ? MannWhitney.greater(sample.candidateAlloc(), sample.baseAlloc())
                        : 1);
        return IntStream.range(0, suite.size())
                .mapToObj(i -> {
                    final Sample sample = suite.get(i);
                    final MedianRatio ratio = MedianRatio.of(sample.base(), sample.candidate());
                    return new Comparison(sample, ratio, slower[i], faster[i], allocates[i]);
                })
                .toList();
    }

    /** The same for rows that have keys, in the same order. */
    static <K> Map<K, Comparison> of(final Map<K, Sample> suite) {
        final Iterator<Comparison> looks = of(List.copyOf(suite.values())).iterator();
        final Map<K, Comparison> rows = new LinkedHashMap<>();
        suite.keySet().forEach(row -> rows.put(row, looks.next()));
        return rows;
    }

    private static P[] test(final List<Sample> suite, final ToDoubleFunction<Sample> test) {
        final double[] alone = suite.stream().mapToDouble(test).toArray();
        final double[] holm = Holm.adjust(alone);
        return IntStream.range(0, alone.length)
                .mapToObj(i -> new P(alone[i], holm[i]))
                .toArray(P[]::new);
    }

    /** The test in the direction that the ratio points to. */
    P p() {
        return ratio.ratio() < 1 ? faster : slower;
    }

    double base() {
        return median(sample.base());
    }

    double candidate() {
        return median(sample.candidate());
    }

    double baseAlloc() {
        return median(sample.baseAlloc());
    }

    double candidateAlloc() {
        return median(sample.candidateAlloc());
    }

    private static double median(final double[] values) {
        return Median.withDefaults().evaluate(values);
    }
}
