// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** One row of JMH's own result file. */
public record JmhEntry(
        String benchmark,
        int threads,
        Map<String, String> params,
        List<String> jvmArgs,
        @Nullable Metric primaryMetric,
        Map<String, Metric> secondaryMetrics) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** One measured quantity: JMH's mean, and the iterations of each fork. */
    public record Metric(double score, String scoreUnit, List<List<Double>> rawData) {

        /** One number a fork, the median: iterations of one fork are no samples of their own, and a pause spoils one. */
        List<Double> forks() {
            return rawData.stream()
                    .filter(fork -> !fork.isEmpty())
                    .map(Metric::median)
                    .toList();
        }

        double typical() {
            final List<Double> forks = forks();
            return forks.isEmpty() ? score : median(forks);
        }

        private static double median(final List<Double> numbers) {
            return Median.withDefaults()
                    .evaluate(numbers.stream().mapToDouble(x -> x).toArray());
        }
    }

    /** Tells what it measures. */
    public String name() {
        final int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    /** Tells the median of the forks. */
    public double time() {
        return primaryMetric == null ? Double.NaN : primaryMetric.typical();
    }

    /** Tells each fork's median. */
    public List<Double> forks() {
        return primaryMetric == null ? List.of() : primaryMetric.forks();
    }

    /** Tells the unit of the row. */
    public String unit() {
        return primaryMetric == null ? "" : primaryMetric.scoreUnit();
    }

    /** Tells what was allocated, under the name that JMH gave it since 1.30 or the one before. */
    public double allocated() {
        final Metric metric = secondaryMetrics.getOrDefault(ALLOCATED, secondaryMetrics.get("·" + ALLOCATED));
        return metric == null ? Double.NaN : metric.score();
    }
}
