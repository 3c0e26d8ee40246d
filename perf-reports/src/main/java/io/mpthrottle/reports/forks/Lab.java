// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/** Where a command gets its rows and its forks from. Tests have one without a machine. */
public interface Lab {
    /** Real jars on this machine. */
    Lab REAL = new Lab() {
        @Override
        public List<Row> rows(final JmhJar jar, final String include) throws IOException, InterruptedException {
            return jar.rows(include);
        }

        @Override
        public ForkRunner runner(
                final JmhSettings settings, final Acceptance acceptance, final ForkLog log, final Path folder) {
            return new ForkRunner(
                    new JmhProcess(settings, folder), CpuReading::ofThisMachine, acceptance, log, Thread::sleep);
        }

        @Override
        public ProgressBar bar(final String command, final int forks, final PrintWriter err) {
            return RunBar.on(command, forks, "forks", err);
        }
    };

    /** The rows of a jar that match, each with the benchmark's own number of threads; an empty pattern matches all. */
    List<Row> rows(JmhJar jar, String include) throws IOException, InterruptedException;

    /** Runs forks and logs them; leaves in the folder what a fork said that failed. */
    ForkRunner runner(JmhSettings settings, Acceptance acceptance, ForkLog log, Path folder);

    /** Shows how many forks are done; begins with so many planned. */
    ProgressBar bar(String command, int forks, PrintWriter err);
}
