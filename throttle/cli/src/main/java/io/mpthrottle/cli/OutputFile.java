// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A text file that a command writes. It is opened before the work begins, so that no work is in vain. */
final class OutputFile implements AutoCloseable {
    private final Path path;
    private final PrintStream text;

    private OutputFile(Path path, PrintStream text) {
        this.path = path;
        this.text = text;
    }

    /** Opens a file; one that cannot be written is a bad argument. */
    static OutputFile open(CommandSpec command, String option, Path path) {
        try {
            return new OutputFile(
                    path, new PrintStream(new BufferedOutputStream(Files.newOutputStream(path)), false, "UTF-8"));
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "no such directory" : reason(e);
            throw new ParameterException(
                    command.commandLine(),
                    option + ": expected a file that can be written, but was '" + path + "' (" + why + ")",
                    e);
        }
    }

    PrintStream text() {
        return text;
    }

    /** Completes the file. */
    @Override
    public void close() throws Failure {
        text.close();
        if (text.checkError()) {
            throw new Failure("cannot write '" + path + "'", null);
        }
    }

    /** The system's message, without the path that Java puts in front of it. */
    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        String said = message.substring(message.lastIndexOf(": ") + 1).strip();
        return said.contains("/") ? e.getClass().getSimpleName() : said;
    }
}
