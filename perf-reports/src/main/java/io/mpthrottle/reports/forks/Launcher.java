// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;

/** Runs forks. */
interface Launcher {
    /** Waits until no other JMH runs on this machine. */
    void ready() throws IOException, InterruptedException;

    /** Runs one fork; fails when it gives no score. */
    JmhResult launch(Task task) throws IOException, InterruptedException;

    /** Ends the fork that runs, if any, and all that it has started. Called from another thread. */
    void kill();
}
