// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpthrottle.reports.forks.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accepted forks of one row in the order they ran, read from a forks.json.
 *
 * @param row the row
 * @param costs one number for each fork
 * @param allocs bytes for each operation
 */
@SuppressWarnings("ArrayRecordComponent") // made once, handed on, never changed
record Recorded(Row row, double[] costs, double[] allocs) {
    int forks() {
        return costs.length;
    }

    /** All rows of a file. */
    static List<Recorded> of(final JsonNode file) {
        if (!file.isArray()) {
            throw new IllegalArgumentException("expected a list of forks, as in forks.json");
        }
        final Map<Row, List<JsonNode>> rows = new LinkedHashMap<>();
        for (final JsonNode fork : file) {
            if (fork.path("accepted").asBoolean()) {
                rows.computeIfAbsent(row(fork), row -> new ArrayList<>()).add(fork);
            }
        }
        return rows.entrySet().stream()
                .map(entry -> new Recorded(
                        entry.getKey(), numbers(entry.getValue(), "cost"), numbers(entry.getValue(), "alloc")))
                .toList();
    }

    private static Row row(final JsonNode fork) {
        final Map<String, String> params = new HashMap<>();
        fork.path("params")
                .properties()
                .forEach(param -> params.put(param.getKey(), param.getValue().asText()));
        return new Row(
                fork.path("benchmark").asText(), params, fork.path("threads").asInt(1));
    }

    private static double[] numbers(final List<JsonNode> forks, final String field) {
        return forks.stream()
                .mapToDouble(fork -> fork.path(field).asDouble(Double.NaN))
                .toArray();
    }
}
