// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/** Which threads the agents run on. */
public enum Threading {
    /** A thread for the refill agent and another for the monitor agent. */
    DEDICATED,

    /** One thread for both. */
    SHARED,

    /**
     * No thread: after {@link Throttle#start()} the caller runs {@link Throttle#agent()} in a duty cycle of its own. The
     * refill mode is ignored then.
     */
    INVOKER
}
