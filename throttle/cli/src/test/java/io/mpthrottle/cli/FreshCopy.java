// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the repository as a fresh clone has it, with a mvn that checks its modules and makes empty jars, and a java that
 * does nothing. So scripts run up to the point where the long work would begin.
 */
final class FreshCopy {
    private static final String MVN = """
            #!/usr/bin/env bash
            modules=''
            while (($# > 0)); do
                [[ "$1" == -pl ]] && modules="$2"
                shift
            done
            for module in ${modules//,/ }; do
                [[ "$module" == :* || -f "$module/pom.xml" ]] || exit 2
            done
            for jar in jmh/target/benchmarks throttle/cli/target/throttle-cli-all perf-reports/target/perf-reports \\
                throttle/concurrency/target/jcstress; do
                mkdir -p "${jar%/*}" && echo jar >"$jar.jar"
            done
            mkdir -p throttle/core/target && echo none >throttle/core/target/simulate.classpath
            """;
    private static final String JAVA = """
            #!/usr/bin/env bash
            [[ " $* " != *' -l '* ]] || echo io.mpthrottle.concurrency.NoStress
            [[ " $* " != *' pipe '* ]] || cat >/dev/null
            while (($# > 1)); do
                [[ "$1" != -jar || -f "$2" ]] || exit 2
                shift
            done
            """;
    private static final String JAVAC = """
            #!/usr/bin/env bash
            echo 'javac 17.0.15'
            """;
    private static final String MAKE = """
            set -e
            git -C "$ROOT" ls-files -z --cached --others --exclude-standard -- . ':!perf-reports/published' |
                (cd "$ROOT" && xargs -0 ls -d 2>/dev/null | tar cf - -T -) | tar xf -
            (cd "$ROOT" && find perf-reports/published -type d) | xargs mkdir -p perf-reports/runs/a-run
            git init -q -b main
            git add -A
            git -c user.name=test -c user.email=test@example.org commit -q -m copy
            git update-ref refs/remotes/origin/main HEAD
            touch OLD.jar NEW.jar JAR RUN.hlog FORKS.json
            """;

    private final Path folder;
    private final Path bin;

    FreshCopy(Path parent) throws Exception {
        folder = Files.createDirectories(parent.resolve("copy"));
        bin = Files.createDirectories(parent.resolve("bin"));
        executable("mvn", MVN);
        executable("java", JAVA);
        executable("javac", JAVAC);
        assertThat(run(MAKE)).startsWith("0 ");
    }

    private void executable(String name, String text) throws IOException {
        Path file = Files.writeString(bin.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * Runs a shell command where nothing has been built: its exit code, and everything that was said. The copy has no history,
     * so its one commit stands for each that is named.
     */
    String runAfresh(String named) throws Exception {
        String command = named.replaceAll("(--base|--candidate) [0-9a-f]{7,40}\\b", "$1 HEAD");
        return run("find . -name target -type d -prune -exec rm -rf {} +; rm -rf DIR; mkdir DIR\n" + command);
    }

    private String run(String command) throws Exception {
        Path said = folder.resolveSibling("said");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("ROOT", Commands.ROOT.toRealPath().toString());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue() + " " + Files.readString(said, UTF_8);
    }
}
