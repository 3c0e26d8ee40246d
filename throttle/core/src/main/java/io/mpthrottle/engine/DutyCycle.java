// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.tank.Mailbox;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The agents in a duty cycle of the user's. They work between start() and stop() and do nothing otherwise.
 *
 * <p>A gate lets one thread in at a time: a step, or whoever starts or ends the run. So stop() waits for a step that is
 * under way, what a step wrote is visible to whoever passes the gate next, and all other fields are plain.
 */
final class DutyCycle implements Host, Agent {
    private final String name;
    private final Agent agent;
    private final Mailbox mailbox;
    private final AgentFate fate;

    /** The gate. Writer: whoever passes it; reader: any. */
    private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();

    /** Whether steps are made. Written and read within the gate. */
    private boolean isOpen;

    DutyCycle(final String name, final Agent agent, final Mailbox mailbox, final AgentFate fate) {
        this.name = name;
        this.agent = agent;
        this.mailbox = mailbox;
        this.fate = fate;
    }

    @Override
    public void start() {
        pass(true);
    }

    @Override
    public void end() {
        pass(false);
    }

    private void pass(final boolean open) {
        while (!inside.compareAndSet(null, Thread.currentThread())) {
            Thread.onSpinWait();
        }
        isOpen = open;
        inside.set(null);
    }

    @Override
    public void ask() {
        mailbox.post(() -> isOpen = false);
    }

    @Override
    public boolean isCurrent() {
        return inside.get() == Thread.currentThread();
    }

    @Override
    public Agent invoked() {
        return this;
    }

    @Override
    public String roleName() {
        return name;
    }

    @Override
    public int doWork() {
        if (!inside.compareAndSet(null, Thread.currentThread())) {
            return 0;
        }
        try {
            return isOpen ? step() : 0;
        } catch (final Throwable t) {
            fate.failed(t);
            return 0;
        } finally {
            inside.set(null);
        }
    }

    /** Letters first: they may say that no more steps are made. */
    private int step() throws Exception {
        mailbox.read();
        return isOpen ? agent.doWork() : 0;
    }
}
