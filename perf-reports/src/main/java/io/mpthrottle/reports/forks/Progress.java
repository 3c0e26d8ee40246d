// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, and what time is left. */
public interface Progress extends AutoCloseable {
    /**
     * One fork is done.
     *
     * @param round the round it belonged to, counted from 0
     */
    void step(int round);

    /**
     * There is more to do.
     *
     * @param more how many forks
     * @param why what for
     */
    void extend(int more, String why);

    @Override
    void close();

    /** Says nothing. */
    Progress SILENT = new Progress() {
        @Override
        public void step(final int round) {}

        @Override
        public void extend(final int more, final String why) {}

        @Override
        public void close() {}
    };

    /**
     * A bar on a terminal, otherwise a line a round.
     *
     * @param what what is run
     * @param forks how many at first
     * @param err where the lines go
     * @return it
     */
    static Progress on(final String what, final int forks, final PrintWriter err) {
        return isTerminal() ? new Bar(what, forks) : new Lines(what, forks, err);
    }

    private static boolean isTerminal() {
        // System.console() asks about stdin and stdout, which are often files here.
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

    /** One line that is drawn over. */
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(final String what, final int forks) {
            final PrintStream err = System.err;
            bar = new ProgressBarBuilder()
                    .setTaskName(what)
                    .setInitialMax(forks)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(1_000) // its thread takes time from the fork
                    .setConsumer(new ConsoleProgressBarConsumer(err, 100))
                    .build();
        }

        @Override
        public void step(final int round) {
            bar.step();
        }

        @Override
        public void extend(final int more, final String why) {
            bar.maxHint(bar.getMax() + more);
            bar.setExtraMessage(why);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** A line a round. */
    final class Lines implements Progress {
        private final String what;
        private final PrintWriter err;
        private final long beganNs = System.nanoTime();
        private int all;
        private int done;
        private int current;

        Lines(final String what, final int forks, final PrintWriter err) {
            this.what = what;
            this.all = forks;
            this.err = err;
        }

        @Override
        public void step(final int round) {
            if (round != current) {
                current = round;
                say();
            }
            done++;
        }

        private void say() {
            final Duration spent = Duration.ofNanos(System.nanoTime() - beganNs);
            final long leftSeconds = done == 0 ? 0 : spent.toSeconds() * (all - done) / done;
            err.println(String.format(
                    Locale.ROOT,
                    "%s: %d of %d forks, %s, about %s left",
                    what,
                    done,
                    all,
                    time(spent.toSeconds()),
                    time(leftSeconds)));
            err.flush();
        }

        private static String time(final long seconds) {
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }

        @Override
        public void extend(final int more, final String why) {
            all += more;
            err.println(what + ": " + why + ", " + more + " forks more");
            err.flush();
        }

        @Override
        public void close() {}
    }
}
