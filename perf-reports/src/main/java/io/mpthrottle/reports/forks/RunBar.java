// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What is done of a run and what time is left: drawn over on a terminal, a line every half minute elsewhere. */
public final class RunBar {
    private static final int COLUMNS = 100;
    private static final int TERMINAL_MILLIS = 1_000; // so seldom that the bar's thread disturbs nothing
    private static final int LINES_MILLIS = 30_000;

    private RunBar() {}

    /** A bar on stderr; where that is no terminal, the lines are given to {@code lines}. */
    public static ProgressBar on(
            final String command, final String unit, final long all, final Consumer<String> lines) {
        final boolean isTerminal = isTerminal();
        return new ProgressBarBuilder()
                .setTaskName(command)
                .setUnit(" " + unit, 1)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(isTerminal ? TERMINAL_MILLIS : LINES_MILLIS)
                .setConsumer(
                        isTerminal
                                ? new ConsoleProgressBarConsumer(System.err, COLUMNS)
                                : new DelegatingProgressBarConsumer(lines, COLUMNS))
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
