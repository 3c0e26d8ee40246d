// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/** What the agents of a throttle run on. {@link #start()} and {@link #end()} are called under the throttle's lock. */
interface Host {
    /** A run begins. If this throws, {@link #end()} is called, too. */
    void start();

    /** Asks every agent to make no more steps. Called from any thread, also an agent's; does not wait. */
    void ask();

    /** Ends every agent and waits until it has ended. Afterwards the caller may do the agents' work. */
    void end();

    /** Whether the calling thread is running an agent. */
    boolean isCurrent();

    /** What the user runs; null where there are threads for it. */
    default @Nullable Agent invoked() {
        return null;
    }
}
