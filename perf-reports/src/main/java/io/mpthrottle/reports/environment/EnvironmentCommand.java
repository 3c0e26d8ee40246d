// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.environment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes down where a run is made. */
@Command(
        name = "environment",
        description = "Writes environment.json: processor, kernel, clock source, JVM, commit and load. "
                + "It names no host, no user and no path.",
        mixinStandardHelpOptions = true)
public final class EnvironmentCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "the run's directory; made when it is missing")
    private Path folder;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "ARGUMENT",
            description = "the arguments of the run, to write down with it (put -- before the first)")
    private List<String> arguments = List.of();

    /** For picocli. */
    public EnvironmentCommand() {}

    @Override
    public Integer call() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "expected a directory, but " + folder + " is a file");
        }
        Files.createDirectories(folder);
        final Environment found =
                new Collector(new Machine(Path.of("/")), new Checkout(folder)).collect(Instant.now(), arguments);
        final Path unfinished = folder.resolve("environment.json.new");
        MAPPER.writeValue(unfinished.toFile(), found);
        Files.move(unfinished, folder.resolve("environment.json"), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }
}
