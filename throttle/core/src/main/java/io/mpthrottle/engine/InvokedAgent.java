// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The agent that the user runs where there are no {@link Threads}. It works between start() and stop() and does nothing
 * otherwise. A gate orders steps and life cycle: stop() waits for a step that is under way, and what a step wrote is
 * visible to whoever passes the gate next.
 */
final class InvokedAgent implements Agent {
    private final String roleName;
    private final Agent agent;
    private final Engine engine;
    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
    private volatile boolean open;

    InvokedAgent(final String roleName, final Agent agent, final Engine engine) {
        this.roleName = roleName;
        this.agent = agent;
        this.engine = engine;
    }

    void open() {
        open = true;
    }

    /** No step begins after this, and none is under way. */
    void close() {
        open = false;
        while (inside.get() != null) {
            Thread.onSpinWait();
        }
    }

    void ask() {
        open = false;
    }

    boolean isCurrent() {
        return inside.get() == Thread.currentThread();
    }

    @Override
    public String roleName() {
        return roleName;
    }

    @Override
    public int doWork() {
        if (!inside.compareAndSet(null, Thread.currentThread())) {
            return 0;
        }
        try {
            return open ? agent.doWork() : 0;
        } catch (final Throwable t) {
            engine.fail(t);
            return 0;
        } finally {
            inside.set(null);
        }
    }
}
