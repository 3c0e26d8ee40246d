// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import io.mpthrottle.reports.forks.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down where a run was made. */
@Command(
        name = "environment",
        description = "Writes environment.json: processor, kernel, clock source, JVM, commit and load. "
                + "It names no host, no user and no path.",
        mixinStandardHelpOptions = true)
public final class EnvironmentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "the run's directory; made if it is not there")
    private Path folder;

    private EnvironmentCommand() {}

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "expected a directory, but " + folder + " is a file");
        }
        Files.createDirectories(folder);
        JsonFile.write(folder.resolve("environment.json"), Environment.here(folder));
        return 0;
    }
}
