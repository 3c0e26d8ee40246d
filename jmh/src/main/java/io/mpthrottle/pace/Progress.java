// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the session is, on stderr: a bar with the time left on a terminal, otherwise a line for each step. */
interface Progress extends AutoCloseable {
    void begin(Step step);

    void end(Step step, String found);

    @Override
    void close();

    static Progress on(final PrintStream err, final Plan plan) {
        return isTerminal() ? new Bar(err, plan) : new Lines(err, plan);
    }

    /** Java cannot tell of stderr, the shell can. */
    private static boolean isTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 2")
                            .redirectError(Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (final IOException e) {
            return false;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A line for each step. */
    final class Lines implements Progress {
        private final PrintStream err;
        private final int steps;
        private int done;

        Lines(final PrintStream err, final Plan plan) {
            this.err = err;
            steps = plan.steps().size();
            err.println("pace: " + steps + " steps, about " + Math.round(plan.seconds()) + " s");
        }

        @Override
        public void begin(final Step step) {
            // It is told when it has ended.
        }

        @Override
        public void end(final Step step, final String found) {
            done++;
            err.println("pace: " + done + "/" + steps + " " + step.name() + ": " + found);
        }

        @Override
        public void close() {
            // The lines stay.
        }
    }

    /** A bar that a thread of its own moves on, once a second so that it disturbs nothing. */
    final class Bar implements Progress {
        private static final int MILLIS = 1_000;
        private static final int COLUMNS = 100;

        private final ProgressBar bar;
        private final Thread ticker = new Thread(this::tick, "progress");
        private double doneSeconds;
        private double stepSeconds;
        private long stepBeganNs;

        Bar(final PrintStream err, final Plan plan) {
            bar = new ProgressBarBuilder()
                    .setTaskName("pace")
                    .setInitialMax(Math.max(1, Math.round(plan.seconds())))
                    .setUnit(" s", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, COLUMNS))
                    .build();
            ticker.setDaemon(true);
            ticker.start();
        }

        private void tick() {
            try {
                while (true) {
                    Thread.sleep(MILLIS);
                    move();
                }
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized void move() {
            final double inStep = Math.min(stepSeconds, (System.nanoTime() - stepBeganNs) / 1e9);
            bar.stepTo(Math.round(doneSeconds + inStep));
        }

        @Override
        public synchronized void begin(final Step step) {
            stepSeconds = step.seconds();
            stepBeganNs = System.nanoTime();
            bar.setExtraMessage(step.name());
        }

        @Override
        public synchronized void end(final Step step, final String found) {
            doneSeconds += step.seconds();
            stepSeconds = 0;
            bar.stepTo(Math.round(doneSeconds));
        }

        @Override
        public synchronized void close() {
            if (!ticker.isInterrupted()) {
                ticker.interrupt();
                bar.close();
            }
        }
    }
}
