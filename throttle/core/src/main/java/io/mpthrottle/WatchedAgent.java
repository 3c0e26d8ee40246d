// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/** An agent on a thread of the throttle: whatever it throws fails the throttle, and it ends when it is asked to. */
final class WatchedAgent implements Agent {
    private final String roleName;
    private final Agent agent;
    private final Engine engine;

    /** Writer: whoever stops or fails the throttle; reader: the agent's thread, once a step. */
    private volatile boolean ending;

    /** Writer: the agent's thread; reader: whoever starts the throttle. */
    private volatile boolean started;

    WatchedAgent(final String roleName, final Agent agent, final Engine engine) {
        this.roleName = roleName;
        this.agent = agent;
        this.engine = engine;
    }

    void end() {
        ending = true;
    }

    boolean hasStarted() {
        return started;
    }

    @Override
    public void onStart() {
        started = true;
    }

    @Override
    public String roleName() {
        return roleName;
    }

    @Override
    public int doWork() {
        if (ending) {
            throw new AgentTerminationException(true);
        }
        try {
            return agent.doWork();
        } catch (final Throwable t) {
            engine.fail(t);
            throw new AgentTerminationException(true);
        }
    }

    @Override
    public void onClose() {
        if (!ending) {
            engine.fail(new IllegalStateException(roleName + " ended before stop(): its thread was interrupted"));
        }
        engine.left();
    }
}
