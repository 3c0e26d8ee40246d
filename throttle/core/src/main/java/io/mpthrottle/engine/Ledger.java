// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.emission.Mark;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.RunTime;
import io.mpthrottle.monitor.Snapshot;
import io.mpthrottle.refill.FuelCounts;
import io.mpthrottle.tank.Tank;
import java.util.Collections;
import java.util.List;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of all runs since the first start or the last reset.
 *
 * <p>{@link #begin}, {@link #end} and {@link #reset} are called under the throttle's lock. Any thread may read.
 */
final class Ledger {
    private final String name;
    private final boolean autoEmit;
    private final Tank tank;
    private final List<FuelCounts> counts;
    private final @Nullable MonitorAgent monitor;

    /** Grants, returns and discards before the last reset, of each limit. Writer: reset(). */
    private volatile List<FuelAccount> base;

    /** Writers: begin(), end() and reset(). */
    private volatile RunTime runTime = RunTime.NONE;

    Ledger(final Settings settings, final Parts parts) {
        name = settings.name;
        autoEmit = settings.autoEmit;
        tank = parts.tank;
        counts = parts.refill == null ? List.of() : parts.refill.counts();
        base = Collections.nCopies(counts.size(), FuelAccount.NONE);
        monitor = parts.monitor;
    }

    void begin(final long startNs) {
        runTime = runTime.begin(startNs);
    }

    void end(final long endNs) {
        runTime = runTime.end(endNs);
    }

    /** The clock's reading when the run began. */
    long startNs() {
        return runTime.startNs();
    }

    /** Begins anew. What is held stays. */
    void reset(final long nowNs, final boolean isInRun) {
        runTime = runTime.reset(nowNs);
        final long granted = resetEmissions(nowNs, isInRun);
        base = counts.stream()
                .map(limit -> new FuelAccount(granted, limit.returned(), limit.discarded(), 0))
                .toList();
    }

    /**
     * Resets the monitor, if there is one. Returns how many grants there were before: with autoEmit those that emitted
     * before, so that a worker which is between its grant and its emission counts after the reset on both sides.
     */
    private long resetEmissions(final long nowNs, final boolean isInRun) {
        final long granted = tank.granted();
        if (monitor == null) {
            return granted;
        }
        final long emitted = monitor.reset(nowNs);
        if (!isInRun) {
            monitor.drainUntil(Mark.NONE, nowNs);
        }
        return autoEmit ? emitted : granted;
    }

    /** What the monitor published last. */
    Snapshot snapshot() {
        if (monitor == null) {
            throw new IllegalStateException(
                    "statistics of emissions are there only when asMonitor is on, but throttle \"" + name
                            + "\" has it off");
        }
        return monitor.snapshot();
    }

    Reading read(final NanoClock clock) {
        final List<FuelAccount> fuel = fuel();
        if (monitor == null) {
            final RunTime time = runTime;
            final long runtimeNs = time.running() ? time.untilNs(clock.nanoTime()) : time.finishedNs();
            return new Reading(new Totals(runtimeNs, fuel.get(0).granted()), fuel, null);
        }
        final Snapshot views = monitor.snapshot();
        return new Reading(new Totals(views.runtimeNs(), views.total()), fuel, views);
    }

    /** Grants first: a unit is counted as kept before it can be granted. */
    private List<FuelAccount> fuel() {
        final List<FuelAccount> from = base;
        final long granted = tank.granted();
        final FuelAccount[] fuel = new FuelAccount[counts.size()];
        for (int limit = 0; limit < fuel.length; limit++) {
            fuel[limit] = account(counts.get(limit), granted, from.get(limit));
        }
        return List.of(fuel);
    }

    private static FuelAccount account(final FuelCounts limit, final long granted, final FuelAccount from) {
        final long kept = limit.kept();
        return new FuelAccount(
                granted - from.granted(),
                limit.returned() - from.returned(),
                limit.discarded() - from.discarded(),
                kept - granted);
    }
}
