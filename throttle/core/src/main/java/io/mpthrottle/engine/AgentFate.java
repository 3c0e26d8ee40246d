// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/** Is told how agents end. The engine hands itself down as this to whatever runs agents, so that none of that knows the engine. */
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
