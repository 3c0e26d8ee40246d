// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;

/**
 * An agent on a thread of the throttle: whatever it throws fails the throttle, and it ends when it is asked to. Its idle
 * strategy is watched, too, as the last stretch before a due time is spun there, on the user's clock.
 */
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
            throw new OrderlyEnd();
        }
        try {
            return agent.doWork();
        } catch (final Throwable t) {
            throw failed(t);
        }
    }

    /** The runner takes some throwables for an orderly end, and their cause would be lost. */
    private OrderlyEnd failed(final Throwable cause) {
        engine.fail(cause);
        return new OrderlyEnd();
    }

    /** The strategy, with what it throws treated as what the agent throws. */
    IdleStrategy watched(final IdleStrategy idle) {
        return new IdleStrategy() {
            private boolean hasIdled;

            @Override
            public void idle(final int workCount) {
                try {
                    if (!hasIdled) {
                        hasIdled = true;
                        TimerSlack.reduce();
                    }
                    idle.idle(workCount);
                } catch (final Throwable t) {
                    throw failed(t);
                }
            }

            @Override
            public void idle() {
                idle(0);
            }

            @Override
            public void reset() {
                idle.reset();
            }
        };
    }

    @Override
    public void onClose() {
        if (!ending) {
            engine.fail(new IllegalStateException(roleName + " ended before stop(): its thread was interrupted"));
        }
        engine.left();
    }
}
