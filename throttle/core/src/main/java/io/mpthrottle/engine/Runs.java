// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.tank.Mailbox;
import io.mpthrottle.tank.Tank;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * Begins and ends runs, and passes failures on.
 *
 * <p>{@link #begin}, {@link #end} and {@link #reset} are called under the throttle's lock. A failure is not, since the thread
 * that stops the throttle holds the lock while it waits for the agent that is failing.
 */
final class Runs {
    private final NanoClock strictClock;
    private final NanoClock clock;
    private final Alarm alarm;
    private final Lifecycle lifecycle;
    private final Waiters waiters;
    private final Tank tank;
    private final @Nullable RefillAgent refill;
    private final @Nullable MonitorAgent monitor;
    private final Ledger ledger;
    private final @Nullable LastEmissions lastEmissions;
    private final Mailbox mailbox;
    private final Host host;

    Runs(final Settings settings, final Parts parts, final Mailbox mailbox, final Alarm alarm, final AgentFate fate) {
        this.mailbox = mailbox;
        this.alarm = alarm;
        lifecycle = parts.lifecycle;
        waiters = parts.waiters;
        tank = parts.tank;
        refill = parts.refill;
        monitor = parts.monitor;
        ledger = new Ledger(settings, parts);
        lastEmissions = parts.ring == null || monitor == null
                ? null
                : new LastEmissions(settings.autoEmit, monitor, parts.ring, tank);
        strictClock = settings.clock;
        clock = new UnfailingClock(settings.clock, refill == null ? ledger::startNs : refill::nowNs);
        host = settings.threads == Threads.NONE
                ? new DutyCycle(settings.name, SharedAgent.of(refill, monitor, false), mailbox, fate)
                : new OwnThreads(settings, parts, mailbox, fate);
        if (!settings.asThrottle) {
            tank.bar();
        }
    }

    /** What the user runs; null where there are threads for it. */
    @Nullable
    Agent invoked() {
        return host.invoked();
    }

    /** Whether the calling thread is running an agent. */
    boolean isAgent() {
        return host.isCurrent();
    }

    /** A run begins. If an agent or the user's thread factory throws, the caller sees it and ends the run. */
    void begin() {
        final long startNs = strictClock.nanoTime();
        ledger.begin(startNs);
        if (monitor != null) {
            monitor.begin(startNs);
        }
        lifecycle.begin();
        if (refill != null) {
            refill.begin(startNs);
        }
        host.start();
        if (lifecycle.hasFailed()) {
            host.ask();
        }
        waiters.unparkAll();
    }

    /**
     * The run ends.
     *
     * @return how many emissions were waited for in vain
     */
    long end() {
        final LastEmissions.Last mark = lastEmissions == null ? null : lastEmissions.mark();
        lifecycle.end();
        waiters.unparkAll();
        host.end();
        readLastLetters();
        if (refill != null) {
            refill.reclaim();
        }
        final long endNs = lifecycle.hasFailed() ? lifecycle.failedAtNs() : clock.nanoTime();
        if (refill != null) {
            refill.end(endNs);
        }
        ledger.end(endNs);
        return lastEmissions == null || mark == null ? 0 : endMonitor(lastEmissions, mark, endNs);
    }

    private void readLastLetters() {
        try {
            mailbox.read();
        } catch (final Throwable e) {
            fail(e);
        }
    }

    private long endMonitor(final LastEmissions last, final LastEmissions.Last mark, final long endNs) {
        long missing = 0;
        try {
            missing = last.await(mark, endNs);
        } catch (final Throwable e) {
            fail(e);
        }
        last.end(mark, endNs);
        return missing;
    }

    /** The statistics begin anew. */
    void reset() {
        ledger.reset(strictClock.nanoTime(), lifecycle.inRun());
    }

    Snapshot snapshot() {
        return ledger.snapshot();
    }

    Reading read() {
        return ledger.read(clock);
    }

    /** Wakes everybody before the error handler is told, since that is foreign code. */
    void fail(final Throwable cause) {
        if (lifecycle.fail(cause, clock.nanoTime())) {
            tank.bar();
            host.ask();
            emptyIfFailed();
            waiters.unparkAll();
        }
        alarm.failed(cause);
    }

    /** After a failure an agent may have placed fuel when the tank had been emptied already. */
    void emptyIfFailed() {
        if (refill != null && lifecycle.hasFailed()) {
            refill.abandon();
        }
    }
}
