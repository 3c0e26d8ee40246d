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

    /** What the fork did on this machine, in the benchmark's unit: the median of its iterations, or of its samples in mode sample. */
    public double score() {
        final double[] raw = raw();
        if (raw.length > 0) {
            return Median.withDefaults().evaluate(raw);
        }
        return metric().path("scorePercentiles").path("50.0").asDouble(Double.NaN);
    }

    /**
     * What the fork can do, as a number that is better the lower it is: its quickest iteration, in the benchmark's unit, or the
     * reciprocal where more is better. In JMH's mode sample it is the median.
     *
     * <p>Other users of the machine can only add to a fork's time. Where a neighbour runs on the other half of the core for
     * seconds on end, the median is the neighbour's. An iteration has thousands of calls, so what the code itself costs shows
     * in the quickest one too; what it costs only now and then is for the pace rig to tell. (J. Chen, J. Revels, "Robust
     * benchmarking in noisy environments", 2016, section 3, whose estimator is the minimum.) Between 205 forks of one jar the
     * standard deviation of our four rows is 3.5 to 4.3 % by the quickest, 6 to 10 % by the median.
     */
    public double cost() {
        final boolean moreIsBetter = mode().equals("thrpt");
        return Arrays.stream(raw())
                .map(value -> moreIsBetter ? 1 / value : value)
                .min()
                .orElseGet(() -> moreIsBetter ? 1 / score() : score());
    }

    /** The iterations in the order they ran; none in JMH's mode sample. */
    private double[] raw() {
        return numbers(metric());
    }

    /** The bytes allocated for each operation, as the median of the iterations, or NaN when unknown. */
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

    /** How many threads the fork had. */
    public int threads() {
        return entry.path("threads").asInt(1);
    }

    /** JMH's short name of the mode: avgt, thrpt, sample or ss. */
    public String mode() {
        return entry.path("mode").asText();
    }

    /** The unit of the score, such as ns/op. */
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
