// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own. */
final class Launch implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    final Process process;
    private final Path err;

    /** Starts it; stderr goes to a file. A redirect of null is a pipe to this process. */
    Launch(Path folder, Redirect in, Redirect out, String... arguments) throws IOException {
        err = Files.createTempFile(folder, "stderr", "");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // starts in half the time
                "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(in)
                .redirectOutput(out)
                .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment.remove("JDK_JAVA_OPTIONS"); // java would say on stderr that it picked them up
        environment.remove("JAVA_TOOL_OPTIONS");
        process = builder.start();
    }

    /** The exit code, which must come soon. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ended within %d s", PATIENCE_SECONDS)
                .isTrue();
        return process.exitValue();
    }

    String err() throws IOException {
        return Files.readString(err, UTF_8);
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
