// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.RunTime;
import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.tank.Tank;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a throttle but the workers' path: starts and ends its agents, hands them from run to run, and puts their
 * statistics together.
 *
 * <p>Starting, stopping, closing and resetting hold the lock. A failure does not, since the thread that stops the
 * throttle holds it while it waits for the agent that is failing.
 */
final class Engine {
    private static final long LAST_EMISSIONS_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_FOR_EMISSIONS_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private final Settings settings;
    private final Lifecycle lifecycle;
    private final Waiters waiters;
    private final Tank tank;
    private final @Nullable RefillAgent refill;
    private final @Nullable EmissionRing ring;
    private final @Nullable MonitorAgent monitor;
    private final Crew crew;
    private final ReentrantLock lock = new ReentrantLock();

    /** Where the statistics of the fuel begin. Writer: resetStats(), under the lock. */
    private volatile Stats.Fuel base = Stats.Fuel.NONE;

    /** Writer: start, stop and reset, under the lock. */
    private volatile RunTime runTime = RunTime.NONE;

    private Summary summary = new Summary(Duration.ZERO, 0);

    /** Emissions that were waited for in vain and reported; they may still come. Under the lock. */
    private long writtenOff;

    /** What the error handler is told when the lock is free again. Under the lock. */
    private @Nullable ThrottleWarning warning;

    Engine(
            final Settings settings,
            final Tank tank,
            final @Nullable RefillAgent refill,
            final @Nullable EmissionRing ring,
            final @Nullable MonitorAgent monitor,
            final Calibration calibration) {
        this.settings = settings;
        this.tank = tank;
        this.refill = refill;
        this.ring = ring;
        this.monitor = monitor;
        lifecycle = new Lifecycle(settings.name, settings.asThrottle);
        if (!settings.asThrottle) {
            tank.bar();
        }
        waiters = new Waiters(settings.waitWith);
        crew = new Crew(settings, calibration, this, refill, monitor);
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    Waiters waiters() {
        return waiters;
    }

    Crew crew() {
        return crew;
    }

    void start() {
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
        final Throwable untold = warning;
        warning = null;
        lock.unlock();
        if (untold != null) {
            tell(untold);
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

    Summary stop() {
        lock("stop()");
        try {
            if (lifecycle.inRun()) {
                endRun();
            }
            return summary;
        } finally {
            unlock();
        }
    }

    void close() {
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

    void resetStats() {
        lock("resetStats()");
        try {
            lifecycle.checkOpen();
            final long nowNs = settings.clock.nanoTime();
            runTime = runTime.reset(nowNs);
            base = new Stats.Fuel(
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
        final Stats stats = stats();
        summary = new Summary(stats.runtime(), stats.total());
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
            warning = new ThrottleWarning(
                    missing + " emissions were missing one second after stop(): a worker is stuck before its emission");
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
        tell(cause);
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

    /** The error handler is the user's too: what it throws goes to the log, and nobody is left hanging. */
    void tell(final Throwable error) {
        try {
            settings.errorHandler.onError(error);
        } catch (final Throwable e) {
            System.getLogger(Throttle.class.getName())
                    .log(System.Logger.Level.ERROR, settings.name + ": the error handler failed", e);
        }
    }

    Snapshot snapshot() {
        if (monitor == null) {
            throw new IllegalStateException(
                    "statistics of emissions are there only when asMonitor is on, but throttle \"" + settings.name
                            + "\" has it off");
        }
        return monitor.snapshot();
    }

    Stats stats() {
        if (monitor == null) {
            return statsWithoutMonitor();
        }
        final Stats.Fuel fuel = fuel();
        final Snapshot snapshot = monitor.snapshot();
        return new Stats(
                Pace.ofRate(snapshot.latestPerSecond()),
                Pace.ofInterval((double) snapshot.lowestNs()),
                Pace.ofInterval((double) snapshot.highestNs()),
                Duration.ofNanos(snapshot.runtimeNs()),
                snapshot.total(),
                snapshot.overflow(),
                snapshot.reordered(),
                fuel);
    }

    private Stats statsWithoutMonitor() {
        final Stats.Fuel fuel = fuel();
        final RunTime time = runTime;
        final Duration runtime = Duration.ofNanos(time.running() ? time.untilNs(nowNs()) : time.finishedNs());
        final Pace nothing = Pace.ofRate(0);
        return new Stats(nothing, nothing, nothing, runtime, fuel.granted(), 0, 0, fuel);
    }

    /** Grants first: whatever is kept was published before it could be granted. */
    private Stats.Fuel fuel() {
        if (refill == null) {
            return Stats.Fuel.NONE;
        }
        final Stats.Fuel from = base;
        final long granted = tank.granted();
        final long kept = refill.counts().kept();
        final long discarded = refill.counts().discarded();
        return new Stats.Fuel(granted - from.granted(), discarded - from.discarded(), kept - granted);
    }
}
