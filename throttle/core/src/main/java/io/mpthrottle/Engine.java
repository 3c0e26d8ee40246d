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

    /** The clock's reading when an agent failed. Writer: the failing thread, before the failure is published. */
    private volatile long failedAtNs;

    private Summary summary = new Summary(Duration.ZERO, 0);

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
        crew.checkNotAgent("start()");
        lock.lock();
        try {
            lifecycle.checkStartable();
            final long startNs = settings.clock.nanoTime();
            runTime = runTime.begin(startNs);
            if (monitor != null) {
                monitor.begin(startNs);
            }
            lifecycle.begin();
            if (refill != null) {
                refill.begin(startNs);
            }
            startCrew();
            waiters.unparkAll();
        } finally {
            lock.unlock();
        }
    }

    /** A thread factory is the user's, and what it throws is the caller's to see, with the run ended again. */
    private void startCrew() {
        try {
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
        crew.checkNotAgent("stop()");
        lock.lock();
        try {
            if (lifecycle.inRun()) {
                endRun();
            }
            return summary;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        crew.checkNotAgent("close()");
        lock.lock();
        try {
            if (!lifecycle.isClosed()) {
                if (lifecycle.inRun()) {
                    endRun();
                }
                lifecycle.close();
                waiters.unparkAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void resetStats() {
        crew.checkNotAgent("resetStats()");
        lock.lock();
        try {
            lifecycle.checkOpen();
            final long nowNs = settings.clock.nanoTime();
            runTime = runTime.reset(nowNs);
            base = new Stats.Fuel(
                    resetEmissions(nowNs), refill == null ? 0 : refill.counts().discarded(), 0);
        } finally {
            lock.unlock();
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
            monitor.drainUntil(0);
        }
        return settings.autoEmit ? emitted : granted;
    }

    /** The run ends; called under the lock. */
    private void endRun() {
        final long claimed = ring == null ? 0 : ring.claimed();
        lifecycle.end();
        waiters.unparkAll();
        crew.end();
        if (refill != null) {
            refill.reclaim();
        }
        final long endNs = lifecycle.hasFailed() ? failedAtNs : nowNs();
        if (refill != null) {
            refill.end(endNs);
        }
        runTime = runTime.end(endNs);
        if (monitor != null) {
            endMonitor(monitor, claimed, endNs);
        }
        final Stats stats = stats();
        summary = new Summary(stats.runtime(), stats.total());
    }

    private void endMonitor(final MonitorAgent agent, final long claimed, final long endNs) {
        try {
            awaitEmissions(agent, claimed);
            agent.end(endNs);
        } catch (final Throwable e) {
            fail(e);
        }
    }

    /** Drains the run's last emissions: with autoEmit one for each grant, otherwise those left before stop(). */
    private void awaitEmissions(final MonitorAgent agent, final long claimed) {
        final long beganNs = System.nanoTime();
        long missing = drainLast(agent, claimed);
        while (missing > 0) {
            if (System.nanoTime() - beganNs > LAST_EMISSIONS_NS) {
                tell(new ThrottleWarning(missing
                        + " emissions were missing one second after stop(): a worker is stuck before its emission"));
                return;
            }
            LockSupport.parkNanos(LOOK_FOR_EMISSIONS_NS);
            missing = drainLast(agent, claimed);
        }
    }

    /** Drains what is ready and tells how many emissions of the run are still to come. */
    private long drainLast(final MonitorAgent agent, final long claimed) {
        final EmissionRing emissions = Objects.requireNonNull(ring);
        if (settings.autoEmit) {
            agent.drainUntil(emissions.claimed());
            return tank.granted() - emissions.drained() - emissions.overflow();
        }
        agent.drainUntil(claimed);
        return claimed - emissions.drained();
    }

    /**
     * An agent failed. Wakes everybody before the error handler is told, since that is foreign code.
     *
     * @param cause what it threw
     */
    void fail(final Throwable cause) {
        if (!lifecycle.hasFailed()) {
            failedAtNs = nowNs();
        }
        if (lifecycle.fail(cause)) {
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
