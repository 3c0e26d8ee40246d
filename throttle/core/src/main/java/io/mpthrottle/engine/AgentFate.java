// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/** Who is told how agents end. Handed down to whatever runs them, so that nothing there knows the engine. */
interface AgentFate {
    /**
     * An agent threw something. Called on the thread that ran it, before {@link #left()}.
     *
     * @param cause what it threw
     */
    void failed(Throwable cause);

    /** An agent's thread makes no more steps. Called on that thread. */
    void left();
}
