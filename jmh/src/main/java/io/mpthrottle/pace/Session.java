// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.forks.RunBar;
import io.mpthrottle.reports.model.Measurement;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;

/**
 * Runs the steps of a plan. If it is interrupted, what was found until then is in the file.
 *
 * <p>On a signal the JVM runs the hook beside the main thread, whose child ends at the same time. Whichever of the two notices
 * first prints the last message.
 */
final class Session {
    private final Plan plan;
    private final Path directory;
    private final PrintWriter err;
    private final Children children = new Children();
    private final AtomicBoolean isInterrupted = new AtomicBoolean();
    private final AtomicInteger done = new AtomicInteger();
    private int broken;

    Session(final Plan plan, final Path directory, final PrintWriter err) {
        this.plan = plan;
        this.directory = directory;
        this.err = err;
    }

    /** Runs every step. When it throws an InterruptedException, the user has been told. */
    Findings run(final String command, final double seconds) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        final Findings findings = new Findings(directory, command, seconds);
        final Thread hook = new Thread(this::interrupt, "pace-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        try (ProgressBar bar = RunBar.on("pace", Math.round(plan.seconds()), "s", err)) {
            run(findings, bar);
            dismiss(hook);
        } catch (final InterruptedException e) {
            interrupt();
            throw e;
        }
        return findings;
    }

    /** The number of steps that broke. */
    int broken() {
        return broken;
    }

    private void run(final Findings findings, final ProgressBar bar) throws IOException, InterruptedException {
        for (final Step step : plan.steps()) {
            bar.setExtraMessage(step.name());
            try {
                step.run(children, findings);
            } catch (final IOException e) {
                broken++;
                err.println("pace: " + step.name() + " failed: " + e.getMessage());
            }
            findings.save();
            done.incrementAndGet();
            bar.stepBy(Math.round(step.seconds()));
        }
    }

    private void interrupt() {
        if (isInterrupted.compareAndSet(false, true)) {
            children.kill();
            err.println("scripts/pace: interrupted; " + done + " of "
                    + plan.steps().size() + " steps are in " + directory.resolve(Measurement.FILE));
        }
    }

    private static void dismiss(final Thread hook) {
        try {
            final boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) {
            // The signal came just now; the hook tells the user.
        }
    }
}
