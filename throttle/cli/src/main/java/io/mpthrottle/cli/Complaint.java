// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one line and the exit code with which a command refuses its arguments, or fails.
 *
 * @param line the text
 * @param exitCode the exit code
 */
record Complaint(String line, int exitCode) {

    static Complaint badArgument(ParameterException e) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        String name = command.qualifiedName();
        return new Complaint(
                oneLine(name + ": " + expectation(e, command) + " (see " + name + " --help)"), ExitCode.USAGE);
    }

    static Complaint failure(String name, Throwable cause) {
        String message = cause.getMessage();
        // A foreseen failure has a message for people. An unforeseen one keeps its type, which says where to look.
        boolean foreseen = cause instanceof Failure && message != null;
        return new Complaint(oneLine(name + ": " + (foreseen ? message : cause)), ExitCode.SOFTWARE);
    }

    int print(PrintStream err) {
        err.println(line);
        return exitCode;
    }

    private static String expectation(ParameterException e, CommandSpec command) {
        // An unknown option beside one that is missing: most likely the missing one was misspelt.
        List<String> unknown = e.getCommandLine().getUnmatchedArguments();
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched.getUnmatched().get(0), command);
        }
        if (e instanceof MissingParameterException && !unknown.isEmpty()) {
            return unknown(unknown.get(0), command);
        }
        if (e instanceof MissingParameterException absent
                && !absent.getMissing().isEmpty()) {
            return missing(absent.getMissing().get(0));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + ": expected only once";
        }
        String message = Objects.requireNonNullElse(e.getMessage(), "bad arguments");
        ArgSpec argument = e.getArgSpec();
        // A message of the library concerns no single argument, and says itself what is expected.
        return argument == null ? message : invalid(argument, e.getCause());
    }

    private static String unknown(String argument, CommandSpec command) {
        Stream<String> known = command.subcommands().isEmpty()
                ? command.options().stream().map(OptionSpec::longestName)
                : command.subcommands().keySet().stream();
        return "'" + argument + "' is unknown: expected one of " + known.collect(Collectors.joining(", "));
    }

    private static String missing(ArgSpec argument) {
        return name(argument) + ": expected " + expected(argument) + ", but it is missing";
    }

    /** What a converter of ours says, without the words that picocli puts in front, or what is expected. */
    private static String invalid(ArgSpec argument, @Nullable Throwable cause) {
        boolean ours = Stream.of(argument.converters()).anyMatch(Argument.class::isInstance);
        return name(argument) + ": "
                + (ours && cause instanceof TypeConversionException said
                        ? said.getMessage()
                        : "expected " + expected(argument));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String expected(ArgSpec argument) {
        for (ITypeConverter<?> converter : argument.converters()) {
            if (converter instanceof Argument<?> kind) {
                return kind.expected();
            }
        }
        if (argument.arity().max() == 0) {
            return "no value";
        }
        return argument.type().equals(Path.class) ? "a file to write" : "a value";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
