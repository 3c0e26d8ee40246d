// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.MonitorIdle;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.RefillIdle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** The agents of one throttle and what they run on: threads of their own, one thread, or the user's duty cycle. */
final class Crew {
    private static final long UNCALIBRATED_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LEAST_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(10);

    /** Less than the refill looks away at most while a reserve waits, or HYBRID would spin for as long as one does. */
    private static final long MOST_OVERSHOOT_NS = TimeUnit.MICROSECONDS.toNanos(250);

    private static final long LONGEST_PARK_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long SHORTEST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long FOREIGN_CLOCK_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Settings settings;
    private final MonitorPace pace;
    private final Engine engine;
    private final @Nullable RefillAgent refill;
    private final @Nullable MonitorAgent monitor;
    private final long overshootNs;
    private final @Nullable InvokedAgent invoked;

    /** Writer: whoever starts or ends a run, under the throttle's lock; readers: any. */
    private volatile List<AgentThread> threads = List.of();

    Crew(
            final Settings settings,
            final Calibration calibration,
            final Engine engine,
            final @Nullable RefillAgent refill,
            final @Nullable MonitorAgent monitor) {
        this.settings = settings;
        pace = new MonitorPace(settings);
        this.engine = engine;
        this.refill = refill;
        this.monitor = monitor;
        overshootNs = overshootNs(calibration);
        invoked = settings.threading == Threading.INVOKER ? new InvokedAgent(settings.name, together(), engine) : null;
    }

    /** What the user runs; only with INVOKER. */
    Agent invoked() {
        if (invoked == null) {
            throw new IllegalStateException(
                    "agent() is there only when threading is INVOKER, but it is " + settings.threading);
        }
        return invoked;
    }

    void start() {
        if (invoked != null) {
            invoked.open();
            return;
        }
        // All are made before any runs, so a factory that throws leaves nothing behind. And they are known before they
        // run, since a first step may fail and its error handler may call us.
        threads = settings.threading == Threading.SHARED ? List.of(sharedThread()) : dedicatedThreads();
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

    /** One of the two is there, or the settings would have been refused. */
    private Agent together() {
        if (refill == null) {
            return Objects.requireNonNull(monitor);
        }
        return monitor == null ? refill : new SharedAgent(refill, monitor, settings.threading == Threading.SHARED);
    }

    private IdleStrategy refillIdle(final RefillAgent agent, final boolean withMonitor) {
        final LongSupplier parkNs = withMonitor && monitor != null ? untilMonitorNs(monitor) : this::longestParkNs;
        return switch (settings.refill) {
            case BUSY_SPIN -> RefillIdle.busySpin(agent);
            case HYBRID -> RefillIdle.hybrid(agent, overshootNs, parkNs);
            case PARKED -> RefillIdle.parked(agent, overshootNs, parkNs);
        };
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

    private static long overshootNs(final Calibration calibration) {
        if (calibration.equals(Calibration.NONE)) {
            return UNCALIBRATED_OVERSHOOT_NS;
        }
        // The slowest of a hundred on a shared machine is often a stall; to wait for it would be to spin always.
        final long overshootNs = Math.min(calibration.parkOvershootP99Nanos(), 2 * calibration.parkOvershootP50Nanos());
        return Math.max(LEAST_OVERSHOOT_NS, Math.min(overshootNs, MOST_OVERSHOOT_NS));
    }
}
