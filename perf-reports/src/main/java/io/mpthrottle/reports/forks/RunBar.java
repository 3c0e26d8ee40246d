// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is and what time is left: drawn over on a terminal, a line every half minute elsewhere. */
public final class RunBar {
    private static final int COLUMNS = 100;
    private static final int TERMINAL_MILLIS = 1_000; // the bar's thread takes time from what is measured
    private static final int LINES_MILLIS = 30_000;

    private RunBar() {}

    /** A bar of so many units for a command. */
    public static ProgressBar on(final String command, final long units, final String unit, final PrintWriter err) {
        return isTerminal()
                ? bar(command, units, unit, new ConsoleProgressBarConsumer(System.err, COLUMNS), TERMINAL_MILLIS)
                : bar(command, units, unit, new DelegatingProgressBarConsumer(err::println, COLUMNS), LINES_MILLIS);
    }

    static ProgressBar bar(
            final String command,
            final long units,
            final String unit,
            final ProgressBarConsumer consumer,
            final int updateMillis) {
        return new ProgressBarBuilder()
                .setTaskName(command)
                .setUnit(" " + unit, 1)
                .setInitialMax(units)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(updateMillis)
                .setConsumer(consumer)
                .build();
    }

    /** System.console() asks about stdin and stdout, which are often files here; only the shell can be asked about stderr. */
    private static boolean isTerminal() {
        try {
            final ProcessBuilder test = new ProcessBuilder("sh", "-c", "test -t 2").redirectError(Redirect.INHERIT);
            return test.start().waitFor() == 0;
        } catch (final IOException e) {
            return false;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
