// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;

/** Runs forks. */
public interface Launcher {
    /**
     * Waits until no other JMH runs on this machine.
     *
     * @throws IOException when that cannot be found out
     * @throws InterruptedException when interrupted
     */
    void ready() throws IOException, InterruptedException;

    /**
     * Runs one fork.
     *
     * @param task which
     * @return its score
     * @throws IOException when it has none
     * @throws InterruptedException when interrupted
     */
    JmhResult launch(Task task) throws IOException, InterruptedException;

    /** Ends the fork that runs, if any, and all that it has started. Called from another thread. */
    void kill();
}
