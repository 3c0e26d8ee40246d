// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The command line that makes JMH run one fork of one row.
 *
 * <p>The JVM that only starts the fork gets no flag of its own: JMH hands its own flags on to its forks, so a flag that makes
 * the first JVM start faster would slow down what is measured in the second.
 */
final class JmhCommand {
    private JmhCommand() {}

    static List<String> of(final Task task, final JmhSettings settings, final Path result) throws ForkFailed {
        final Row row = task.row();
        final List<String> command =
                new ArrayList<>(List.of(JmhJar.java(), "-jar", task.jar().file().toString()));
        // JMH searches for a regular expression, so both ends are fixed.
        command.add("^" + Pattern.quote(row.benchmark()) + "$");
        for (final Map.Entry<String, String> param : row.params().entrySet()) {
            command.add("-p");
            command.add(param.getKey() + "=" + passable(param));
        }
        command.addAll(List.of("-f", "1", "-foe", "true", "-prof", "gc"));
        command.addAll(List.of("-rf", "json", "-rff", result.toString()));
        iterations(command, "w", settings.warmup());
        iterations(command, "", settings.measurement());
        if (row.threads() != Row.OWN_THREADS) {
            command.addAll(List.of("-t", Integer.toString(row.threads())));
        }
        if (settings.mode() != null) {
            command.addAll(List.of("-bm", settings.mode()));
        }
        if (!settings.jvmArgs().isEmpty()) {
            // Not -jvmArgs and not -jvmArgsAppend: they would replace what the benchmark itself asks for.
            command.addAll(List.of("-jvmArgsPrepend", String.join(" ", settings.jvmArgs())));
        }
        return command;
    }

    private static void iterations(final List<String> command, final String kind, final Iterations iterations) {
        command.addAll(List.of("-" + kind + "i", Integer.toString(iterations.count())));
        command.addAll(List.of(kind.isEmpty() ? "-r" : "-" + kind, iterations.millis() + "ms"));
    }

    private static String passable(final Map.Entry<String, String> param) throws ForkFailed {
        final String value = param.getValue();
        if (value.isEmpty() || value.contains(",") || value.contains("=")) {
            throw new ForkFailed("JMH's command line cannot be given the value '" + value + "' of the parameter '"
                    + param.getKey() + "': leave this benchmark out with --include");
        }
        return value;
    }
}
