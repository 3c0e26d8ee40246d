// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Real forks: JMH in a process of its own, which starts the JVM that is measured. */
final class JmhProcess implements Launcher {
    /** Far more than any fork needs beside its iterations: one that takes longer hangs. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LOCK_TRIES = 10;

    /** Ctrl-C on a terminal reaches the fork and this JVM at the same time, so the fork may end a little earlier. */
    private static final int SIGNALLED = 128;

    private static final long SIGNAL_MILLIS = 300;

    private final JmhSettings settings;
    private final Path failures;
    private final JmhLock lock = JmhLock.ofThisMachine();
    private volatile @Nullable Process running;
    private volatile boolean killed;

    /** Leaves what a fork said that failed in the folder {@code failures}. */
    JmhProcess(final JmhSettings settings, final Path failures) {
        this.settings = settings;
        this.failures = failures;
    }

    @Override
    public void ready() throws InterruptedException {
        lock.await();
    }

    @Override
    public JmhResult launch(final Task task) throws IOException, InterruptedException {
        final Path result = Files.createTempFile("jmh-fork", ".json");
        final Path said = Files.createTempFile("jmh-fork", ".txt");
        try {
            final List<String> command = JmhCommand.of(task, settings, result);
            int exit = run(command, said);
            for (int i = 1; exit != 0 && i < LOCK_TRIES && isLocked(said); i++) {
                Thread.sleep(1_000);
                lock.await();
                exit = run(command, said);
            }
            if (exit != 0 || Files.size(result) == 0) {
                throw failed(task, exit, said);
            }
            return JmhResult.of(JsonFile.read(result), task.row());
        } finally {
            Files.deleteIfExists(result);
            Files.deleteIfExists(said);
        }
    }

    private int run(final List<String> command, final Path said) throws IOException, InterruptedException {
        if (killed) {
            throw new InterruptedException("killed");
        }
        final Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        running = process;
        try {
            process.getOutputStream().close();
            if (killed) { // kill() came just before there was something to kill
                kill();
            }
            final Duration limit = PATIENCE.plus(settings.warmup().total())
                    .plus(settings.measurement().total());
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ForkFailed("a fork did not end within " + limit.toMinutes() + " minutes");
            }
            if (process.exitValue() > SIGNALLED) {
                Thread.sleep(SIGNAL_MILLIS);
            }
            if (killed) {
                throw new InterruptedException("killed");
            }
            return process.exitValue();
        } finally {
            destroy(process);
            running = null;
        }
    }

    private static boolean isLocked(final Path said) throws IOException {
        return JmhJar.Output.lines(said).stream().anyMatch(line -> line.contains("Unable to acquire the JMH lock"));
    }

    private ForkFailed failed(final Task task, final int exit, final Path said) throws IOException {
        final Path log = failures.resolve("failed-fork.txt");
        Files.move(said, log, StandardCopyOption.REPLACE_EXISTING);
        final String words = JmhJar.Output.lastWords(JmhJar.Output.lines(log));
        return new ForkFailed(task.row().label() + " of " + task.jar().label() + " failed with exit code " + exit + ": "
                + words + " (all of it: " + log + ")");
    }

    @Override
    public void kill() {
        killed = true;
        final Process process = running;
        if (process != null) {
            destroy(process);
        }
    }

    /** The JVM that is measured is a child of the started one, and would live on. */
    private static void destroy(final Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
