// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Takes the steps of a plan, and leaves what it has when it is interrupted.
 *
 * <p>On a signal the JVM runs the hook beside the main thread, which meanwhile loses its child; whoever of the two comes
 * first says the last words.
 */
final class Session {
    private final Plan plan;
    private final Path directory;
    private final PrintStream err;
    private final Children children;
    private final AtomicBoolean isInterrupted = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private int broken;

    Session(final Plan plan, final Path directory, final PrintStream err) {
        this.plan = plan;
        this.directory = directory;
        this.err = err;
        children = new Children(directory);
    }

    /** Takes every step; after an InterruptedException all has been said. */
    PaceReport run(final double seconds) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        final PaceReport report = new PaceReport(directory, seconds);
        try (Progress progress = Progress.on(err, plan)) {
            final Thread hook = new Thread(() -> interrupt(progress), "pace-interrupt");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                run(report, progress);
                dismiss(hook);
            } catch (final InterruptedException e) {
                interrupt(progress);
                throw e;
            }
        }
        return report;
    }

    /** Steps that came to no end. */
    int broken() {
        return broken;
    }

    private void run(final PaceReport report, final Progress progress) throws InterruptedException {
        for (final Step step : plan.steps()) {
            progress.begin(step);
            String found;
            try {
                found = step.run(children, report);
            } catch (final IOException e) {
                broken++;
                found = "failed: " + e.getMessage();
                err.println("pace: " + step.name() + " " + found);
            }
            done.incrementAndGet();
            progress.end(step, found);
        }
    }

    private void interrupt(final Progress progress) {
        if (isInterrupted.compareAndSet(false, true)) {
            children.kill();
            progress.close();
            err.println("scripts/pace: interrupted; " + done + " of "
                    + plan.steps().size() + " steps are in " + directory.resolve(PaceReport.FILE));
        }
    }

    private static void dismiss(final Thread hook) {
        try {
            final boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) {
            // The signal came just now, and the hook says so.
        }
    }
}
