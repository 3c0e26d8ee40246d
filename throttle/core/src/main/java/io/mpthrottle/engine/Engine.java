// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.RunTime;
import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.tank.Tank;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a throttle but the workers' path: starts and ends its agents, hands them from run to run, and puts their
 * statistics together.
 *
 * <p>Starting, stopping, closing and resetting hold the lock. A failure does not, since the thread that stops the
 * throttle holds it while it waits for the agent that is failing.
 */
public final class Engine {
    private static final long LAST_EMISSIONS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_FOR_EMISSIONS_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private final Settings settings;
    private final Alarm alarm;
    private final Lifecycle lifecycle;
    private final Waiters waiters;
    private final Tank tank;
    private final @Nullable RefillAgent refill;
    private final @Nullable EmissionRing ring;
    private final @Nullable MonitorAgent monitor;
    private final Crew crew;
    private final ReentrantLock lock = new ReentrantLock();

    /** Where the statistics of the fuel begin. Writer: resetStats(), under the lock. */
    private volatile FuelAccount base = FuelAccount.NONE;

    /** Writer: start, stop and reset, under the lock. */
    private volatile RunTime runTime = RunTime.NONE;

    private Totals totals = new Totals(0, 0);

    /** Emissions that were waited for in vain and reported; they may still come. Under the lock. */
    private long writtenOff;

    /** What the error handler is told when the lock is free again. Under the lock. */
    private @Nullable String warning;

    Engine(final Settings settings, final Alarm alarm, final Parts parts) {
        this.settings = settings;
        this.alarm = alarm;
        tank = parts.tank;
        refill = parts.refill;
        ring = parts.ring;
        monitor = parts.monitor;
        lifecycle = parts.lifecycle;
        waiters = parts.waiters;
        if (!settings.asThrottle) {
            tank.bar();
        }
        crew = new Crew(settings, parts.machine, this, refill, monitor);
    }

    /**
     * The agents, for those who run them.
     *
     * @return the agent, always the same; null where the throttle has threads of its own
     */
    public @Nullable Agent invoked() {
        return crew.invoked();
    }

    /**
     * Starts, or goes on.
     *
     * @throws IllegalStateException if it is running, failed or closed
     */
    public void start() {
        lock("start()");
        try {
            lifecycle.checkStartable();
            final long startNs = settings.clock.nanoTime();
            runTime = runTime.begin(startNs);
            if (monitor != null) {
                monitor.begin(startNs);
            }
            lifecycle.begin();
            startAgents(startNs);
            waiters.unparkAll();
        } finally {
            unlock();
        }
    }

    /** Agents would be waited for by themselves, and foreign code that is called in here finds things half done. */
    private void lock(final String call) {
        crew.checkNotAgent(call);
        lock.lock();
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            throw new IllegalStateException(call + " must not be called from within start(), stop() or close()");
        }
    }

    /** Foreign code is told only now what came up meanwhile. */
    private void unlock() {
        final String untold = warning;
        warning = null;
        lock.unlock();
        if (untold != null) {
            alarm.warned(untold);
        }
    }

    /** What an agent or the user's thread factory throws is the caller's to see, with the run ended again. */
    private void startAgents(final long startNs) {
        try {
            if (refill != null) {
                refill.begin(startNs);
            }
            crew.start();
            if (lifecycle.hasFailed()) {
                crew.ask();
            }
        } catch (final Throwable e) {
            endRun();
            throw e;
        }
    }

    /**
     * Stops. When it is not running, it tells the last totals again.
     *
     * @return all runs so far
     */
    public Totals stop() {
        lock("stop()");
        try {
            if (lifecycle.inRun()) {
                endRun();
            }
            return totals;
        } finally {
            unlock();
        }
    }

    /** Stops for good; does nothing the second time. */
    public void close() {
        lock("close()");
        try {
            if (!lifecycle.isClosed()) {
                if (lifecycle.inRun()) {
                    endRun();
                }
                lifecycle.close();
                waiters.close();
            }
        } finally {
            unlock();
        }
    }

    /**
     * Begins all statistics anew.
     *
     * @throws IllegalStateException if closed
     */
    public void resetStats() {
        lock("resetStats()");
        try {
            lifecycle.checkOpen();
            final long nowNs = settings.clock.nanoTime();
            runTime = runTime.reset(nowNs);
            base = new FuelAccount(
                    resetEmissions(nowNs), refill == null ? 0 : refill.counts().discarded(), 0);
        } finally {
            unlock();
        }
    }

    /**
     * Resets what the monitor knows, if there is one. Tells how many grants were before: with autoEmit those that emitted
     * before, so that a worker which is between its grant and its emission counts after on both sides.
     */
    private long resetEmissions(final long nowNs) {
        final long granted = tank.granted();
        if (monitor == null) {
            return granted;
        }
        final long emitted = monitor.reset(nowNs);
        if (!lifecycle.inRun()) {
            monitor.drainUntil(0, nowNs);
        }
        return settings.autoEmit ? emitted : granted;
    }

    /** The run ends; called under the lock. */
    private void endRun() {
        final long claimed = ring == null ? 0 : ring.claimed();
        final long overflow = ring == null ? 0 : ring.overflow();
        lifecycle.end();
        waiters.unparkAll();
        crew.end();
        if (refill != null) {
            refill.reclaim();
        }
        final long endNs = lifecycle.hasFailed() ? lifecycle.failedAtNs() : nowNs();
        if (refill != null) {
            refill.end(endNs);
        }
        runTime = runTime.end(endNs);
        if (monitor != null) {
            endMonitor(monitor, Objects.requireNonNull(ring), claimed, overflow, endNs);
        }
        totals = read().totals();
    }

    private void endMonitor(
            final MonitorAgent agent,
            final EmissionRing emissions,
            final long claimed,
            final long overflow,
            final long endNs) {
        try {
            awaitEmissions(
                    settings.autoEmit
                            ? () -> missingGrants(agent, emissions, endNs)
                            : () -> agent.drainUntil(claimed, endNs) ? 0 : claimed - emissions.drained());
        } catch (final Throwable e) {
            fail(e);
        }
        agent.end(endNs, settings.autoEmit ? emissions.overflow() : overflow);
    }

    /** Drains what is ready, and tells how many grants have not emitted yet that could still be waited for. */
    private long missingGrants(final MonitorAgent agent, final EmissionRing emissions, final long endNs) {
        agent.drainUntil(emissions.claimed(), endNs);
        final long missing = tank.granted() - emissions.drained() - emissions.overflow();
        writtenOff = Math.min(writtenOff, missing);
        return missing - writtenOff;
    }

    /** Waits a second at most for the last emissions of the run; a worker may be held up, or be gone. */
    private void awaitEmissions(final LongSupplier drainAndCountMissing) {
        final long beganNs = System.nanoTime();
        long missing = drainAndCountMissing.getAsLong();
        while (missing > 0 && System.nanoTime() - beganNs < LAST_EMISSIONS_NS) {
            LockSupport.parkNanos(LOOK_FOR_EMISSIONS_NS);
            missing = drainAndCountMissing.getAsLong();
        }
        if (missing > 0) {
            writtenOff += missing;
            warning =
                    missing + " emissions were missing one second after stop(): a worker is stuck before its emission";
        }
    }

    /**
     * An agent failed. Wakes everybody before the error handler is told, since that is foreign code.
     *
     * @param cause what it threw
     */
    void fail(final Throwable cause) {
        if (lifecycle.fail(cause, nowNs())) {
            tank.bar();
            crew.ask();
            left();
            waiters.unparkAll();
        }
        alarm.failed(cause);
    }

    /** An agent's thread leaves. After a failure it may have placed fuel when the tank had been emptied already. */
    void left() {
        if (refill != null && lifecycle.hasFailed()) {
            refill.abandon();
        }
    }

    /** The clock is the user's and may be what failed, with a checked exception even. */
    private long nowNs() {
        try {
            return settings.clock.nanoTime();
        } catch (final Throwable e) {
            return refill == null ? runTime.startNs() : refill.nowNs();
        }
    }

    /**
     * What the monitor published last.
     *
     * @return the newest snapshot
     * @throws IllegalStateException without a monitor
     */
    public Snapshot snapshot() {
        if (monitor == null) {
            throw new IllegalStateException(
                    "statistics of emissions are there only when asMonitor is on, but throttle \"" + settings.name
                            + "\" has it off");
        }
        return monitor.snapshot();
    }

    /**
     * Reads all statistics.
     *
     * @return runtime, total, fuel and, with a monitor, what it published last
     */
    public Reading read() {
        final FuelAccount fuel = fuel();
        if (monitor == null) {
            final RunTime time = runTime;
            final long runtimeNs = time.running() ? time.untilNs(nowNs()) : time.finishedNs();
            return new Reading(new Totals(runtimeNs, fuel.granted()), fuel, null);
        }
        final Snapshot snapshot = monitor.snapshot();
        return new Reading(new Totals(snapshot.runtimeNs(), snapshot.total()), fuel, snapshot);
    }

    /** Grants first: whatever is kept was published before it could be granted. */
    private FuelAccount fuel() {
        if (refill == null) {
            return FuelAccount.NONE;
        }
        final FuelAccount from = base;
        final long granted = tank.granted();
        final long kept = refill.counts().kept();
        final long discarded = refill.counts().discarded();
        return new FuelAccount(granted - from.granted(), discarded - from.discarded(), kept - granted);
    }
}
