// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code throttle}, which only holds the three commands that do something. */
@Command(
        name = "throttle",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = "Limits how often something is done, and measures how often it really was.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  throttle pipe --limit 20000/s < in.log > out.log",
            "  throttle run --limit 1000000/s --workers 2 --for 10s",
            "  throttle calibrate",
            "  throttle pipe --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a failure while running",
            "  2:a bad argument, or no command",
            "129:ended by SIGHUP, as when its terminal is closed",
            "130:ended by an interrupt (Ctrl-C)",
            "143:ended by SIGTERM"
        })
public final class Main implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param arguments what was typed behind {@code throttle}
     */
    public static void main(String[] arguments) {
        System.exit(execute(Console.ofProcess(), arguments));
    }

    static int execute(Console console, String... arguments) {
        try {
            int exitCode = commandLine(console).execute(arguments);
            // What was printed may have met a full disk; a reader that went away has seen enough.
            return exitCode == 0 && console.out().checkError() && !Outlet.stdoutIsPipe()
                    ? new Complaint("throttle: cannot write to stdout", ExitCode.SOFTWARE).print(console.err())
                    : exitCode;
        } catch (Throwable t) { // such as a class that does not load: picocli takes care of exceptions only
            return Complaint.failure("throttle", t).print(console.err());
        }
    }

    static CommandLine commandLine(Console console) {
        CommandLine commandLine = new CommandLine(new Main())
                .addSubcommand(new Pipe(console))
                .addSubcommand(new Run(console))
                .addSubcommand(new Calibrate(console))
                .setOut(text(console.out()))
                .setErr(text(console.err()))
                .setParameterExceptionHandler(
                        (e, args) -> Complaint.badArgument(e).print(console.err()))
                .setExecutionExceptionHandler((e, command, parsed) -> Complaint.failure(
                                command.getCommandSpec().qualifiedName(), e)
                        .print(console.err()));
        // Scripts depend on the options as they are documented: no guessing from a prefix.
        return commandLine.setAbbreviatedOptionsAllowed(false);
    }

    private static PrintWriter text(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
