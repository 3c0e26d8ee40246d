// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/throttle} in a tree of its own, with a java and a mvn that only say that they were called. */
@Timeout(120)
class ScriptTest {
    private static final List<String> TOOLS = List.of(
            "bash",
            "sh",
            "env",
            "dirname",
            "basename",
            "readlink",
            "sed",
            "find",
            "mkdir",
            "touch",
            "cp",
            "mv",
            "cat",
            "flock",
            "sleep");

    @TempDir
    private Path folder;

    private Path root;
    private Path bin;

    @BeforeEach
    void makeATree() throws Exception {
        root = folder.resolve("a tree");
        bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : TOOLS) {
            Path found = Path.of("/usr/bin", tool);
            Path other = Path.of("/bin", tool);
            if (Files.exists(found) || Files.exists(other)) { // flock is not everywhere
                executable(tool, "#!/bin/sh\nexec " + (Files.exists(found) ? found : other) + " \"$@\"\n");
            }
        }
        Path script = Path.of("..", "..", "scripts", "throttle");
        Files.createDirectories(root.resolve("scripts"));
        Files.copy(script, root.resolve("scripts/throttle"));
        for (String file : List.of(
                "pom.xml",
                "throttle/core/pom.xml",
                "throttle/cli/pom.xml",
                "throttle/core/src/main/java/A.java",
                "throttle/cli/src/main/java/B.java")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.setLastModifiedTime(Files.createFile(root.resolve(file)), ago(100));
        }
        fake("java", "echo \"java $*\"; cat");
        fake("javac", "exit 1");
        fake(
                "mvn",
                "cat; sleep 0.3; echo built >> '" + root + "/builds'; mkdir -p throttle/cli/target;"
                        + " echo jar > throttle/cli/target/throttle-cli-all.jar");
    }

    @Test
    void buildsOnceAndPassesArgumentsAndStdinOn() throws Exception {
        assertThat(run(Map.of(), root.resolve("scripts/throttle"), "pipe", "--limit", "4/s"))
                .startsWith("0 java ")
                .contains("-jar " + root.toRealPath() + "/throttle/cli/target/run/throttle.jar pipe --limit 4/s")
                .endsWith("from stdin\n");
        assertThat(run(Map.of(), root.resolve("scripts/throttle"))).startsWith("0 java ");

        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void setsTheTimerSlackOfTheWholeProcess() throws Exception {
        Path slack = Path.of("/proc/self/timerslack_ns");
        assumeTrue(Files.isReadable(slack));
        // Read by the shell itself, not by a process that it starts.
        fake("java", "echo \"java $*\"; read -r now </proc/self/timerslack_ns; echo \"slack now $now\"");

        assertThat(run(Map.of(), root.resolve("scripts/throttle")))
                .containsPattern(" -Dthrottle\\.timerslack\\.found=[0-9]+ -jar ")
                .endsWith("slack now 1\n");
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGone() throws Exception {
        run(Map.of(), root.resolve("scripts/throttle"));
        Files.setLastModifiedTime(root.resolve("throttle/core/src/main/java/A.java"), ago(-100));
        run(Map.of(), root.resolve("scripts/throttle"));

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void runsThroughALinkFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(bin.resolve("a link"), Path.of("../a tree/scripts/throttle"));

        assertThat(run(Map.of(), link, "--version")).startsWith("0 java ").contains("throttle.jar --version");
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process first = start(Map.of(), root.resolve("scripts/throttle"));
        Process second = start(Map.of(), root.resolve("scripts/throttle"));

        assertThat(finish(first)).startsWith("0 java ");
        assertThat(finish(second)).startsWith("0 java ");
        if (Files.exists(bin.resolve("flock"))) {
            assertThat(builds()).isEqualTo(1);
        }
    }

    @Test
    void aFailedBuildShowsItsLog() throws Exception {
        fake("mvn", "echo 'what went wrong'; exit 3");

        assertThat(run(Map.of(), root.resolve("scripts/throttle")))
                .startsWith("1 what went wrong\nscripts/throttle: the build failed");
    }

    @Test
    void saysHowToInstallWhatIsMissing() throws Exception {
        Files.delete(bin.resolve("mvn"));
        assertThat(run(Map.of(), root.resolve("scripts/throttle")))
                .startsWith("1 scripts/throttle: ")
                .contains("install Maven 3.8")
                .hasLineCount(1);

        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), root.resolve("scripts/throttle")))
                .startsWith("1 scripts/throttle: JAVA_HOME is '/nowhere'")
                .contains("install a JDK 17")
                .hasLineCount(1);

        Files.delete(bin.resolve("java"));
        assertThat(run(Map.of(), root.resolve("scripts/throttle")))
                .startsWith("1 scripts/throttle: there is no java on the PATH: install a JDK 17")
                .hasLineCount(1);
    }

    @Test
    void refusesAJavaThatIsTooOld() throws Exception {
        Path home = folder.resolve("old");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(bin.resolve("java"), home.resolve("bin/java"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\n");

        assertThat(run(Map.of("JAVA_HOME", home.toString()), root.resolve("scripts/throttle")))
                .startsWith("1 scripts/throttle: found Java 11 at ")
                .contains("install a JDK 17");
    }

    private void fake(String name, String body) throws IOException {
        executable(name, "#!" + bin.resolve("bash") + "\n" + body + "\n");
    }

    private void executable(String name, String text) throws IOException {
        Path script = Files.writeString(bin.resolve(name), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static FileTime ago(int seconds) {
        return FileTime.from(Instant.now().minusSeconds(seconds));
    }

    private long builds() throws IOException {
        return Files.readAllLines(root.resolve("builds")).size();
    }

    private String run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        return finish(start(environment, script, arguments));
    }

    private Process start(Map<String, String> environment, Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(bin.resolve("bash").toString(), script.toString()));
        command.addAll(List.of(arguments));
        Path in = Files.writeString(folder.resolve("in"), "from stdin\n");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", bin.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Exit code and everything that was said. */
    private static String finish(Process process) throws Exception {
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return process.waitFor() + " " + said;
    }
}
