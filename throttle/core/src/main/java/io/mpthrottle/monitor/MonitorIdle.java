// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** The idle strategy of a monitor that lets emissions gather: its thread parks until it is time to drain. */
public final class MonitorIdle implements IdleStrategy {
    private final MonitorAgent agent;
    private final long longestParkNs;

    /**
     * Makes the strategy.
     *
     * @param agent the agent that runs on the thread
     * @param longestParkNs the longest single park, in nanoseconds
     */
    public MonitorIdle(final MonitorAgent agent, final long longestParkNs) {
        this.agent = agent;
        this.longestParkNs = longestParkNs;
    }

    @Override
    public void idle(final int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        LockSupport.parkNanos(Math.max(1, Math.min(agent.untilNextNs(), longestParkNs)));
    }

    @Override
    public void reset() {
        // Nothing is remembered from one idle period to the next.
    }

    @Override
    public String alias() {
        return "gather";
    }
}
