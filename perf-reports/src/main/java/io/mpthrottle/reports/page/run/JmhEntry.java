// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * One row of JMH's own result file.
 *
 * @param benchmark class and method
 * @param threads how many ran it
 * @param params its parameters
 * @param jvmArgs the flags of the fork
 * @param primaryMetric the time
 * @param secondaryMetrics what profilers added
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhEntry(
        String benchmark,
        int threads,
        Map<String, String> params,
        List<String> jvmArgs,
        @Nullable Metric primaryMetric,
        Map<String, Metric> secondaryMetrics) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * One measured quantity.
     *
     * @param score JMH's mean
     * @param scoreUnit its unit
     * @param rawData the iterations of each fork
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Metric(double score, String scoreUnit, List<List<Double>> rawData) {
        /** Nothing is null. */
        public Metric {
            scoreUnit = Absent.text(scoreUnit);
            rawData = Absent.list(rawData);
        }

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

    /** Nothing but the metric is null. */
    public JmhEntry {
        benchmark = Absent.text(benchmark);
        params = Absent.map(params);
        jvmArgs = Absent.list(jvmArgs);
        secondaryMetrics = Absent.map(secondaryMetrics);
    }

    /**
     * Tells what it measures.
     *
     * @return class and method, without the package
     */
    public String name() {
        final int method = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', method - 1) + 1);
    }

    /**
     * Tells the median of the forks.
     *
     * @return in the unit of the row, or NaN
     */
    public double time() {
        return primaryMetric == null ? Double.NaN : primaryMetric.typical();
    }

    /**
     * Tells each fork's median.
     *
     * @return in the order they ran
     */
    public List<Double> forks() {
        return primaryMetric == null ? List.of() : primaryMetric.forks();
    }

    /**
     * Tells the unit of the row.
     *
     * @return such as ns/op
     */
    public String unit() {
        return primaryMetric == null ? "" : primaryMetric.scoreUnit();
    }

    /**
     * Tells what was allocated, under the name that JMH gave it since 1.30 or the one before.
     *
     * @return bytes a call, or NaN without the profiler
     */
    public double allocated() {
        final Metric metric = secondaryMetrics.getOrDefault(ALLOCATED, secondaryMetrics.get("·" + ALLOCATED));
        return metric == null ? Double.NaN : metric.score();
    }
}
