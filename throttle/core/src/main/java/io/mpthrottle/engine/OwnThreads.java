// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.tank.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** Agents on threads of the throttle: each on its own, or both on one. New ones are made for each run. */
final class OwnThreads implements Host {
    private final Settings settings;
    private final Idles idles;
    private final @Nullable RefillAgent refill;
    private final @Nullable MonitorAgent monitor;
    private final Mailbox mailbox;
    private final Mailbox monitorsOwn = new Mailbox();
    private final AgentFate fate;

    /** Writer: whoever starts or ends a run, under the throttle's lock; readers: any. */
    private volatile List<AgentThread> threads = List.of();

    /**
     * Hosts the agents of one throttle.
     *
     * @param mailbox read by the refill's thread, or by the monitor's where there is no refill
     */
    OwnThreads(final Settings settings, final Parts parts, final Mailbox mailbox, final AgentFate fate) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.fate = fate;
        idles = new Idles(settings, parts.machine);
        refill = parts.refill;
        monitor = parts.monitor;
    }

    @Override
    public void start() {
        // All are made before any runs, so a factory that throws leaves nothing behind. And they are known before they
        // run, since a first step may fail and its error handler may call us.
        threads = settings.threads == Threads.ONE ? List.of(one()) : two();
        threads.forEach(AgentThread::start);
    }

    private AgentThread one() {
        // One of the two is there, or the settings would have been refused.
        final IdleStrategy idle = refill == null
                ? idles.monitor(Objects.requireNonNull(monitor))
                : monitor == null ? idles.refill(refill) : idles.shared(refill, monitor);
        return thread(settings.name + "-agents", SharedAgent.of(refill, monitor, true), idle, mailbox);
    }

    private List<AgentThread> two() {
        final List<AgentThread> made = new ArrayList<>();
        if (refill != null) {
            made.add(thread(refill.roleName(), refill, idles.refill(refill), mailbox));
        }
        if (monitor != null) {
            final Mailbox own = refill == null ? mailbox : monitorsOwn;
            made.add(thread(monitor.roleName(), monitor, idles.monitor(monitor), own));
        }
        return made;
    }

    private AgentThread thread(final String name, final Agent agent, final IdleStrategy idle, final Mailbox read) {
        return new AgentThread(new AgentLoop(name, agent, idle, read, fate), settings.threadFactory);
    }

    @Override
    public void ask() {
        threads.forEach(AgentThread::ask);
    }

    @Override
    public void end() {
        ask();
        threads.forEach(AgentThread::awaitEnd);
        // Of a thread that never ran, or failed before.
        monitorsOwn.read();
        threads = List.of();
    }

    /** No stream: the first one in a JVM takes 100 µs, and start() comes through here before it reads the clock. */
    @Override
    public boolean isCurrent() {
        for (final AgentThread thread : threads) {
            if (thread.isCurrent()) {
                return true;
            }
        }
        return false;
    }
}
