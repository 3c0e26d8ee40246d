// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import io.mpthrottle.reports.bench.BenchCommand;
import io.mpthrottle.reports.environment.EnvironmentCommand;
import io.mpthrottle.reports.forks.Iterations;
import io.mpthrottle.reports.gate.CheckLatencyCommand;
import io.mpthrottle.reports.gate.SimulateCommand;
import io.mpthrottle.reports.page.ReportCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;

/** The command line of the reports. */
@Command(
        name = "perf-reports",
        description = "Runs benchmarks, makes reports of measurements, and compares two builds (the latency gate).",
        subcommands = {
            BenchCommand.class,
            CheckLatencyCommand.class,
            SimulateCommand.class,
            EnvironmentCommand.class,
            ReportCommand.class,
            PercentilesCommand.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class ReportsCommandLine {
    private ReportsCommandLine() {}

    /** Runs one command. */
    public static void main(final String... args) {
        System.exit(of(CommandLine.defaultFactory())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(args));
    }

    /** The command line; the factory makes its commands. */
    public static CommandLine of(final IFactory factory) {
        return new CommandLine(new ReportsCommandLine(), factory)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Iterations.class, Iterations::parse)
                .setParameterExceptionHandler((e, args) -> complain(e.getCommandLine(), e, 2))
                .setExecutionExceptionHandler((e, line, result) -> complain(line, e, 1));
    }

    private static int complain(final CommandLine line, final Exception e, final int exitCode) {
        final String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        line.getErr().println("perf-reports: " + message);
        return exitCode;
    }
}
