// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** Where a command gets its rows and its forks from. Another one in tests. */
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
            return new ForkRunner(new JmhProcess(settings, folder), acceptance, log);
        }

        @Override
        public Progress progress(final String what, final int forks, final PrintWriter err) {
            return Progress.on(what, forks, err);
        }
    };

    /**
     * The rows of a jar.
     *
     * @param jar which
     * @param include a regular expression, empty for all
     * @return each row, with its own number of threads
     * @throws IOException when the jar cannot be asked
     * @throws InterruptedException when interrupted
     */
    List<Row> rows(JmhJar jar, String include) throws IOException, InterruptedException;

    /**
     * Runs forks.
     *
     * @param settings of all of them
     * @param acceptance which count
     * @param log gets all
     * @param folder for what a failed fork said
     * @return it
     */
    ForkRunner runner(JmhSettings settings, Acceptance acceptance, ForkLog log, Path folder);

    /**
     * Shows how far it is.
     *
     * @param what what is run
     * @param forks how many at first
     * @param err for lines
     * @return it
     */
    Progress progress(String what, int forks, PrintWriter err);
}
