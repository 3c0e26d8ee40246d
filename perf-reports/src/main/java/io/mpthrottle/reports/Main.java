// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the reports. */
@Command(
        name = "perf-reports",
        description = "Reports from measurements.",
        subcommands = PercentilesCommand.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class Main {
    private Main() {}

    /**
     * Runs it.
     *
     * @param args the arguments
     */
    public static void main(final String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler((e, args) -> complain(e.getCommandLine(), e, 2))
                .setExecutionExceptionHandler((e, line, result) -> complain(line, e, 1));
    }

    private static int complain(final CommandLine line, final Exception e, final int exitCode) {
        line.getErr().println("perf-reports: " + e.getMessage());
        return exitCode;
    }
}
