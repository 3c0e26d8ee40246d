// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that runs a main class of the tests. */
public final class ChildJvm {
    static final String FLAG_ON_THE_CLASS_PATH = "--add-exports java.base/jdk.internal.misc=ALL-UNNAMED";

    private static final long HANGING_SECONDS = 60;

    /** How it ended and what it printed, on both streams. */
    public record End(int exitCode, String output) {}

    private final Process process;
    private final Path output;

    private ChildJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts {@code main} with these options and arguments and no others. */
    static ChildJvm start(Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("mpthrottle-child", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.equals("JDK_JAVA_OPTIONS") || name.equals("JAVA_TOOL_OPTIONS"));
        return new ChildJvm(builder.start(), output);
    }

    static List<String> classPath() {
        return List.of("-cp", System.getProperty("java.class.path"));
    }

    static List<String> words(String options) {
        return List.of(options.split(" "));
    }

    long pid() {
        return process.pid();
    }

    /** Its standard input is at its end. */
    public void endInput() throws IOException {
        process.getOutputStream().close();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    public End end() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(HANGING_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + HANGING_SECONDS + " s: " + printed());
            }
            return new End(process.exitValue(), printed());
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    /** What it printed so far. */
    String printed() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
