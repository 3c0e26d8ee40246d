// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.tank.Mailbox;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a throttle but the workers' path, for the facade. Starting, stopping, closing and resetting exclude each other
 * with a lock; statistics are read without it.
 *
 * <p>Whatever runs an agent refers to the engine, as its {@link AgentFate}, and nothing in the engine refers to the facade. So
 * a throttle that was dropped while it runs is collected, its engine is not, and that is noticed.
 */
public final class Engine implements AgentFate {
    private final String name;
    private final Alarm alarm;
    private final Lifecycle lifecycle;
    private final Waiters waiters;
    private final Mailbox mailbox = new Mailbox();
    private final Runs runs;
    private final RunLock lock;

    /** Under the lock. */
    private Totals totals = new Totals(0, 0);

    /** Ends the watch over the facade, while there is one. Under the lock. */
    private @Nullable Runnable unwatch;

    /**
     * Makes the engine of one throttle.
     *
     * @param settings what the throttle is built with
     * @param parts what it consists of
     * @param alarm whom to tell of failures and warnings
     */
    public Engine(final Settings settings, final Parts parts, final Alarm alarm) {
        this.alarm = alarm;
        name = settings.name;
        lifecycle = parts.lifecycle;
        waiters = parts.waiters;
        runs = new Runs(settings, parts, mailbox, alarm, this);
        lock = new RunLock(alarm, runs::isAgent);
    }

    /**
     * The agents, for those who run them.
     *
     * @return the agent, always the same; null where the throttle has threads of its own
     */
    public @Nullable Agent invoked() {
        return runs.invoked();
    }

    /**
     * Has something done to the agents' state between two steps: by the thread that runs the refill while there is a run, by
     * the calling thread otherwise. This is how what comes from outside reaches a refill that runs.
     *
     * @param letter what to do. In a run, what it throws fails the throttle.
     */
    public void post(final Runnable letter) {
        mailbox.post(letter);
        // A run that ends after this look reads the mailbox once more, and so does the next run at its first step.
        if (!lifecycle.inRun()) {
            lock.runUnlessWithin(this::readWhileStopped);
        }
    }

    private void readWhileStopped() {
        if (!lifecycle.inRun()) {
            mailbox.read();
        }
    }

    /**
     * Starts, or goes on.
     *
     * @param owner the facade. When it is collected while the run goes on, the run is ended.
     * @throws IllegalStateException if it is running, failed or closed
     */
    public void start(final Object owner) {
        lock.lock("start()");
        try {
            lifecycle.checkStartable();
            runs.begin();
            unwatch = OwnerWatch.begin(owner, this, Engine::closeForNobody);
        } catch (final Throwable e) {
            // A run that is not watched yet has begun here, and has failed to begin.
            if (lifecycle.inRun() && unwatch == null) {
                endRun();
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Stops. When it is not running, it tells the last totals again.
     *
     * @return all runs so far
     */
    public Totals stop() {
        lock.lock("stop()");
        try {
            if (lifecycle.inRun()) {
                endRun();
            }
            return totals;
        } finally {
            lock.unlock();
        }
    }

    private void endRun() {
        if (unwatch != null) {
            unwatch.run();
            unwatch = null;
        }
        final long missing = runs.end();
        if (missing > 0) {
            lock.warnWhenFree(
                    missing + " emissions were missing one second after stop(): a worker is stuck before its emission");
        }
        totals = runs.read().totals();
    }

    /** Stops for good; does nothing the second time. */
    public void close() {
        lock.lock("close()");
        try {
            if (!lifecycle.isClosed()) {
                if (lifecycle.inRun()) {
                    endRun();
                }
                lifecycle.close();
                waiters.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The facade was collected. It may have been stopped at the last moment. */
    private void closeForNobody() {
        final boolean wasRunning = lifecycle.inRun();
        close();
        if (wasRunning) {
            alarm.warned(
                    "throttle \"" + name + "\" was dropped without close() while it was running; it is closed now");
        }
    }

    /**
     * Begins all statistics anew.
     *
     * @throws IllegalStateException if closed
     */
    public void resetStats() {
        lock.lock("resetStats()");
        try {
            lifecycle.checkOpen();
            runs.reset();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void failed(final Throwable cause) {
        runs.fail(cause);
    }

    @Override
    public void left() {
        runs.emptyIfFailed();
    }

    /**
     * What the monitor published last.
     *
     * @return the newest snapshot
     * @throws IllegalStateException without a monitor
     */
    public Snapshot snapshot() {
        return runs.snapshot();
    }

    /**
     * Reads all statistics.
     *
     * @return runtime, total, fuel and, with a monitor, what it published last
     */
    public Reading read() {
        return runs.read();
    }
}
