// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.MonitorIdle;
import io.mpthrottle.refill.ParkLateness;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Tuning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.CompositeAgent;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** The agents of one throttle and what they run on: threads of their own, one thread, or the user's duty cycle. */
final class Crew {
    private static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long FOREIGN_CLOCK_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Settings settings;
    private final MonitorPace pace;
    private final Engine engine;
    private final @Nullable RefillAgent refill;
    private final @Nullable MonitorAgent monitor;
    private final ParkLateness lateness;
    private final @Nullable InvokedAgent invoked;

    /** Writer: whoever starts or ends a run, under the throttle's lock; readers: any. */
    private volatile List<AgentThread> threads = List.of();

    Crew(
            final Settings settings,
            final Machine machine,
            final Engine engine,
            final @Nullable RefillAgent refill,
            final @Nullable MonitorAgent monitor) {
        this.settings = settings;
        pace = new MonitorPace(settings);
        this.engine = engine;
        this.refill = refill;
        this.monitor = monitor;
        lateness = lateness(machine);
        invoked = settings.threads == Threads.NONE ? new InvokedAgent(settings.name, together(), engine) : null;
    }

    /** What the user runs; only without threads. */
    @Nullable
    Agent invoked() {
        return invoked;
    }

    void start() {
        if (invoked != null) {
            invoked.open();
            return;
        }
        // All are made before any runs, so a factory that throws leaves nothing behind. And they are known before they
        // run, since a first step may fail and its error handler may call us.
        threads = settings.threads == Threads.ONE ? List.of(sharedThread()) : dedicatedThreads();
        threads.forEach(AgentThread::start);
    }

    private AgentThread sharedThread() {
        // One of the two is there, or the settings would have been refused.
        final IdleStrategy idle =
                refill == null ? monitorIdle(Objects.requireNonNull(monitor)) : refillIdle(refill, true);
        return thread(settings.name + "-agents", together(), idle);
    }

    private List<AgentThread> dedicatedThreads() {
        final List<AgentThread> dedicated = new ArrayList<>();
        if (refill != null) {
            dedicated.add(thread(refill.roleName(), refill, refillIdle(refill, false)));
        }
        if (monitor != null) {
            dedicated.add(thread(monitor.roleName(), monitor, monitorIdle(monitor)));
        }
        return dedicated;
    }

    /** Asks every agent to end at its next step. Called from any thread, also an agent's. */
    void ask() {
        if (invoked != null) {
            invoked.ask();
        }
        threads.forEach(AgentThread::ask);
    }

    /** Ends every agent and waits for it; afterwards the caller may do the agents' work. */
    void end() {
        if (invoked != null) {
            invoked.close();
        }
        final List<AgentThread> running = threads;
        running.forEach(AgentThread::ask);
        running.forEach(AgentThread::end);
        threads = List.of();
    }

    void checkNotAgent(final String call) {
        if (isAgent()) {
            throw new IllegalStateException(call + " must not be called by an agent of the throttle itself");
        }
    }

    /** No stream: the first one in a JVM takes 100 µs, and start() comes through here before it reads the clock. */
    private boolean isAgent() {
        for (final AgentThread thread : threads) {
            if (thread.isCurrent()) {
                return true;
            }
        }
        return invoked != null && invoked.isCurrent();
    }

    private AgentThread thread(final String roleName, final Agent agent, final IdleStrategy idle) {
        return new AgentThread(new WatchedAgent(roleName, agent, engine), idle, engine, settings.threadFactory);
    }

    private Agent together() {
        final List<Agent> agents = new ArrayList<>();
        if (refill != null) {
            agents.add(refill);
        }
        if (monitor != null) {
            agents.add(monitor);
        }
        return agents.size() == 1 ? agents.get(0) : new CompositeAgent(agents);
    }

    private IdleStrategy refillIdle(final RefillAgent agent, final boolean withMonitor) {
        final LongSupplier parkNs = withMonitor && monitor != null ? untilMonitorNs(monitor) : this::longestParkNs;
        return new ThreadIdle(settings.idling.of(agent, lateness), parkNs);
    }

    /** How long a monitor on the same thread may be left alone. */
    private LongSupplier untilMonitorNs(final MonitorAgent agent) {
        final long longestNs = longestParkNs();
        if (pace.isSlow()) {
            return () -> Math.min(longestNs, agent.untilLateNs());
        }
        final long parkNs = Math.min(longestNs, pace.parkNs());
        return () -> parkNs;
    }

    private IdleStrategy monitorIdle(final MonitorAgent agent) {
        return pace.isSlow()
                ? new MonitorIdle(agent, longestParkNs())
                : new BackoffIdleStrategy(1, 1, SHORTEST_PARK_NS, pace.parkNs());
    }

    private long longestParkNs() {
        return settings.isSystemClock() ? LONGEST_PARK_NS : FOREIGN_CLOCK_PARK_NS;
    }

    private static ParkLateness lateness(final Machine machine) {
        return machine.isKnown()
                ? ParkLateness.calibrated(
                        machine.parkOvershootP50Ns(),
                        machine.parkOvershootP99Ns(),
                        Tuning.MOST_LONG_OVERSHOOT_NS / Tuning.LONG_OVERSHOOT_MEDIANS)
                : ParkLateness.UNCALIBRATED;
    }
}
