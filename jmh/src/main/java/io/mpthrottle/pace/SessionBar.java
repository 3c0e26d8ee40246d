// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far the session is, in seconds of its plan, on stderr; where that is no terminal, nothing is drawn. */
final class SessionBar {
    private static final int MILLIS = 1_000; // so seldom that it disturbs nothing
    private static final int COLUMNS = 100;

    private SessionBar() {}

    static ProgressBar on(final PrintStream err, final Plan plan) {
        return new ProgressBarBuilder()
                .setTaskName("pace")
                .setInitialMax(Math.max(1, Math.round(plan.seconds())))
                .setUnit(" s", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setConsumer(
                        isTerminal()
                                ? new ConsoleProgressBarConsumer(err, COLUMNS)
                                : new DelegatingProgressBarConsumer(line -> {}, COLUMNS))
                .build();
    }

    /** Java cannot tell of stderr; the shell can. */
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
