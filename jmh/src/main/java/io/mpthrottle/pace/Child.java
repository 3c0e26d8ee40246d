// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A JVM that does one {@link Chore}. */
final class Child implements AutoCloseable, Relay.Line {
    /**
     * The same for every trial: a fixed heap, since only histograms need one; the serial collector, which adds no threads to
     * those that are measured; and no file of performance counters, since writing it stalls threads.
     */
    static final List<String> FLAGS = List.of(
            "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr");

    /** A terminal sends SIGINT to all of its processes, so the child may end before this process notices. */
    private static final int INTERRUPTED = 128 + 2;

    private static final int KILLED = 128 + 9;

    private final Path err;
    private final Process process;
    private final BufferedReader out;
    private final Writer in;

    private Child(final Path err, final Process process) {
        this.err = err;
        this.process = process;
        out = process.inputReader(StandardCharsets.UTF_8);
        in = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a child whose class path begins with these jars, so that their classes replace those of the rig's own jar. */
    static Child start(final Chore.Kind kind, final Object order, final List<String> flags, final List<Path> first)
            throws IOException {
        final Path err = Files.createTempFile("pace", ".err");
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        final List<String> classPath = new ArrayList<>();
        first.forEach(jar -> classPath.add(jar.toAbsolutePath().toString()));
        classPath.add(System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), Chore.class.getName(), kind.name()));
        final Child child = new Child(
                err, new ProcessBuilder(command).redirectError(err.toFile()).start());
        child.say(Json.line(order));
        return child;
    }

    /** Writes a line to the child. */
    void say(final String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** Writes a line to the child. A child that has ended is noticed by {@link #line()}, which then knows why. */
    @Override
    public void tell(final String line) {
        try {
            say(line);
        } catch (final IOException e) {
            // The child has ended; line() reports it.
        }
    }

    /** Reads the next line that the child writes. */
    @Override
    public String line() throws IOException, InterruptedException {
        final String line = out.readLine();
        if (line == null) {
            final int exitCode = process.waitFor();
            if (exitCode == INTERRUPTED || exitCode == KILLED) {
                throw new InterruptedException("the child was interrupted");
            }
            throw new IOException("the child ended with exit code " + exitCode + lastWords());
        }
        return line;
    }

    private String lastWords() throws IOException {
        return Files.readAllLines(err, StandardCharsets.UTF_8).stream()
                .filter(line -> line.contains("Exception") || line.contains("Error"))
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
    }

    /** Sends the child a signal, such as STOP. */
    void signal(final String name) throws IOException, InterruptedException {
        final int exitCode = new ProcessBuilder("kill", "-" + name.toUpperCase(Locale.ROOT), "" + process.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException("kill -" + name + " ended with exit code " + exitCode);
        }
    }

    /** Ends the child, even one that is stopped. */
    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() throws IOException {
        kill();
        Files.deleteIfExists(err);
    }
}
