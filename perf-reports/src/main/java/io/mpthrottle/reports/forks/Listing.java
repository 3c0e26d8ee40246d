// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code java -jar X.jar -lp} prints: a heading, then the names of benchmarks, each followed by its parameters.
 *
 * <p>A benchmark with several modes is listed once for each mode, and is one row. Other lines (a JVM's warnings) are
 * passed over. A value that itself contains a comma and a blank cannot be told from two values; JMH's own command line
 * cannot be given such a value either.
 */
final class Listing {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)+");
    private static final Pattern PARAM = Pattern.compile("\\s+param \"([^\"]+)\" = \\{(.*)}\\s*");

    private Listing() {}

    /** JMH prints its heading even when no benchmark matches. */
    static boolean isOfJmh(final List<String> lines) {
        return lines.stream().anyMatch(line -> line.startsWith("Benchmarks:"));
    }

    static List<Row> parse(final List<String> lines) {
        final Map<String, Map<String, List<String>>> benchmarks = new LinkedHashMap<>();
        Map<String, List<String>> params = Map.of();
        for (final String line : lines) {
            final Matcher param = PARAM.matcher(line);
            if (NAME.matcher(line.stripTrailing()).matches()) {
                params = benchmarks.computeIfAbsent(line.stripTrailing(), name -> new LinkedHashMap<>());
            } else if (param.matches() && !benchmarks.isEmpty()) {
                params.put(param.group(1), List.of(param.group(2).split(", ", -1)));
            }
        }
        final LinkedHashSet<Row> rows = new LinkedHashSet<>();
        benchmarks.forEach((name, values) ->
                combinations(values).forEach(combination -> rows.add(new Row(name, combination, Row.OWN_THREADS))));
        return List.copyOf(rows);
    }

    private static List<SortedMap<String, String>> combinations(final Map<String, List<String>> params) {
        List<SortedMap<String, String>> all = List.of(new TreeMap<>());
        for (final Map.Entry<String, List<String>> param : params.entrySet()) {
            all = all.stream()
                    .flatMap(shorter -> param.getValue().stream().map(value -> {
                        final SortedMap<String, String> longer = new TreeMap<>(shorter);
                        longer.put(param.getKey(), value);
                        return longer;
                    }))
                    .toList();
        }
        return all;
    }
}
