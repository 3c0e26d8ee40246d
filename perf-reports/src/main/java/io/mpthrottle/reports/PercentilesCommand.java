// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the percentiles of interval logs, a column a file. */
@Command(
        name = "percentiles",
        description = "Prints the percentiles of interval logs (.hlog) side by side, as a Markdown table.",
        mixinStandardHelpOptions = true)
final class PercentilesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "an interval log of HdrHistogram")
    private List<Path> files;

    private PercentilesCommand() {}

    @Override
    public Integer call() throws IOException {
        final List<IntervalLog> logs = new ArrayList<>();
        for (final Path file : files) {
            logs.add(IntervalLog.read(file));
        }
        spec.commandLine().getOut().print(new PercentileTable(logs).markdown());
        spec.commandLine().getOut().flush();
        return 0;
    }
}
