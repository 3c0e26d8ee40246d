// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What one fork of one row gave.
 *
 * @param entry JMH's own record of it
 */
public record JmhResult(JsonNode entry) {
    /** The one entry of JMH's file. */
    static JmhResult of(final JsonNode file, final Row row) throws ForkFailed {
        if (!file.isArray() || file.isEmpty()) {
            throw new ForkFailed(row.label() + " gave no result");
        }
        if (file.size() > 1) {
            final List<String> modes = new ArrayList<>();
            file.forEach(entry -> modes.add(entry.path("mode").asText()));
            throw new ForkFailed(
                    row.label() + " runs in the modes " + String.join(", ", modes) + ": choose one with --mode");
        }
        final JmhResult result = new JmhResult(file.get(0));
        if (!Double.isFinite(result.score())) {
            throw new ForkFailed(row.label() + " gave no number");
        }
        return result;
    }

    /**
     * What the fork did on this machine: the median of its iterations, or of all its samples in JMH's mode sample.
     *
     * @return in the unit of the benchmark
     */
    public double score() {
        final double[] raw = raw();
        if (raw.length > 0) {
            return Median.withDefaults().evaluate(raw);
        }
        return metric().path("scorePercentiles").path("50.0").asDouble(Double.NaN);
    }

    /**
     * What the fork can do, as something that is better the lower it is: its quickest iteration.
     *
     * <p>Whoever shares the machine can only add to a fork's time, for seconds on end where a neighbour of the host runs on
     * the other half of the core, and then the median is the neighbour's. An iteration has thousands of calls, so what the
     * code itself costs is in the quickest, too; what it costs only now and then is for the pace rig to tell. (J. Chen, J.
     * Revels, "Robust benchmarking in noisy environments", 2016, section 3, whose estimator is the minimum.) Between 205
     * forks of one jar the standard deviation of our four rows is 3.5 to 4.3 % by the quickest, 6 to 10 % by the median.
     *
     * @return in the unit of the benchmark, or its reciprocal where more is better; of the median in JMH's mode sample
     */
    public double cost() {
        final boolean moreIsBetter = mode().equals("thrpt");
        return Arrays.stream(raw())
                .map(value -> moreIsBetter ? 1 / value : value)
                .min()
                .orElseGet(() -> moreIsBetter ? 1 / score() : score());
    }

    /**
     * Each iteration.
     *
     * @return in the order they ran, empty in JMH's mode sample
     */
    public double[] raw() {
        return numbers(metric());
    }

    /**
     * What was allocated.
     *
     * @return bytes an operation, the median of the iterations, or NaN when unknown
     */
    public double alloc() {
        final JsonNode secondary = entry.path("secondaryMetrics");
        // Releases before 1.36 mark the metrics of profilers with a dot.
        final JsonNode norm = secondary.has("gc.alloc.rate.norm")
                ? secondary.path("gc.alloc.rate.norm")
                : secondary.path("·gc.alloc.rate.norm");
        final double[] numbers = numbers(norm);
        return numbers.length == 0
                ? norm.path("score").asDouble(Double.NaN)
                : Median.withDefaults().evaluate(numbers);
    }

    /**
     * How many threads it had.
     *
     * @return at least 1
     */
    public int threads() {
        return entry.path("threads").asInt(1);
    }

    /**
     * JMH's short name of the mode.
     *
     * @return avgt, thrpt, sample or ss
     */
    public String mode() {
        return entry.path("mode").asText();
    }

    /**
     * What the score is measured in.
     *
     * @return such as ns/op
     */
    public String unit() {
        return metric().path("scoreUnit").asText();
    }

    private JsonNode metric() {
        return entry.path("primaryMetric");
    }

    private static double[] numbers(final JsonNode metric) {
        final List<Double> all = new ArrayList<>();
        for (final JsonNode fork : metric.path("rawData")) {
            fork.forEach(number -> all.add(number.asDouble(Double.NaN)));
        }
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
