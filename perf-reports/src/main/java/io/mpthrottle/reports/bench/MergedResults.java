// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpthrottle.reports.environment.Anonymous;
import io.mpthrottle.reports.forks.Fork;
import io.mpthrottle.reports.forks.JsonFile;
import io.mpthrottle.reports.forks.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * JMH's own result file, put together from forks that ran one at a time. A row is one entry with one list of raw data for each
 * fork, in the order they ran, so whatever reads JMH's files reads this one. The error is left open, as JMH's takes iterations
 * for independent samples.
 */
final class MergedResults {
    /** Metrics of JMH's profiler that no report reads; they would be half of the file. */
    private static final List<String> UNREAD = List.of("gc.alloc.rate", "gc.count", "gc.time");

    private final Path file;
    private final Map<Row, ObjectNode> entries;

    /** The entries stand in the order of the jar's own list, then by their number of threads. */
    MergedResults(final Path file, final List<Row> listed) {
        this.file = file;
        final Map<Row, Integer> places = new HashMap<>();
        listed.forEach(row -> places.put(row.withThreads(Row.OWN_THREADS), places.size()));
        entries = new TreeMap<>(
                Comparator.<Row>comparingInt(row -> places.getOrDefault(row.withThreads(Row.OWN_THREADS), 0))
                        .thenComparing(Row::threads));
    }

    void add(final Fork fork) throws IOException {
        final ObjectNode entry = entries.get(fork.row());
        if (entry == null) {
            entries.put(fork.row(), forReaders(fork.result().entry().deepCopy()));
        } else {
            entry.put("forks", entry.path("forks").asInt() + 1);
            append(entry.path("primaryMetric"), fork.result().entry().path("primaryMetric"));
            entry.path("secondaryMetrics")
                    .properties()
                    .forEach(metric -> append(
                            metric.getValue(),
                            fork.result().entry().path("secondaryMetrics").path(metric.getKey())));
        }
        final ArrayNode all = JsonNodeFactory.instance.arrayNode();
        entries.values().forEach(all::add);
        JsonFile.write(file, all);
    }

    /** Leaves out where the JVM and other files lie on this machine, as results are published, and what no report reads. */
    private static ObjectNode forReaders(final ObjectNode entry) {
        if (entry.has("jvm")) {
            entry.put("jvm", Anonymous.argument(entry.path("jvm").asText()));
        }
        if (entry.get("jvmArgs") instanceof ArrayNode arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                arguments.set(
                        i, TextNode.valueOf(Anonymous.argument(arguments.get(i).asText())));
            }
        }
        if (entry.get("secondaryMetrics") instanceof ObjectNode metrics) {
            metrics.remove(UNREAD);
        }
        return entry;
    }

    private static void append(final JsonNode metric, final JsonNode more) {
        if (metric instanceof ObjectNode merged && merged.get("rawData") instanceof ArrayNode raw) {
            more.path("rawData").forEach(raw::add);
            summarize(merged, numbers(raw));
        }
    }

    private static void summarize(final ObjectNode metric, final double[] numbers) {
        if (numbers.length == 0) {
            return;
        }
        metric.put("score", Mean.of(numbers).getAsDouble());
        metric.put("scoreError", "NaN");
        metric.putArray("scoreConfidence").add("NaN").add("NaN");
        if (metric.get("scorePercentiles") instanceof ObjectNode percentiles) {
            final Quantile quantile = Quantile.withDefaults();
            final List<String> names = new ArrayList<>();
            percentiles.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    percentiles.put(name, quantile.evaluate(numbers, Math.min(1, Double.parseDouble(name) / 100))));
        }
    }

    private static double[] numbers(final ArrayNode raw) {
        final List<Double> all = new ArrayList<>();
        raw.forEach(fork -> fork.forEach(number -> all.add(number.asDouble())));
        return all.stream().mapToDouble(x -> x).toArray();
    }
}
