// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The thread that works. It takes fuel for the length of the window, reads the clock after each grant, and reads processor times
 * at both ends of the window. Everything that it writes to was made before, so nothing is allocated while it runs.
 */
final class PacedWorker implements Runnable {
    private final FuelSource source;
    private final TrialSpec spec;
    private final Times intervals;
    private final Times lateness;
    private final Thread thread = new Thread(this, "worker");
    private volatile boolean stopped;

    // Written by the worker, read after joining it.
    private long originNs;
    private long endNs;
    private long taken;
    private long granted;
    private long firstNs;
    private long lastNs;
    private long earliestNs = Long.MAX_VALUE;
    private Trial.Cpu cpu = Trial.Cpu.NONE;
    private @Nullable Throwable failure;

    PacedWorker(final FuelSource source, final TrialSpec spec, final Times intervals, final Times lateness) {
        this.source = source;
        this.spec = spec;
        this.intervals = intervals;
        this.lateness = lateness;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits for the worker to end, and stops it after this time. Returns whether it has ended. */
    boolean join(final long millis) throws InterruptedException {
        thread.join(millis);
        if (thread.isAlive()) {
            stopped = true;
            source.close();
            thread.interrupt();
            thread.join(1_000);
        }
        return !thread.isAlive();
    }

    @Override
    public void run() {
        try {
            final CpuTimes before = CpuTimes.read(source.threads());
            originNs = source.start();
            endNs = originNs + (long) (spec.seconds() * 1e9);
            if (spec.sampledEvery() == 1) {
                readEveryGrant();
            } else {
                readSomeGrants(spec.sampledEvery());
            }
            cpu = CpuTimes.read(source.threads()).since(before);
        } catch (final InterruptedException e) {
            // It took too long and was told to leave; what it has recorded stands.
        } catch (final Throwable e) {
            failure = e;
        }
    }

    private void readEveryGrant() throws InterruptedException {
        final IntendedTimes grid = new IntendedTimes(spec.ratePerSecond(), originNs);
        while (true) {
            if (source.take()) {
                taken++;
                final long nowNs = source.instant();
                if (nowNs - endNs >= 0) {
                    return;
                }
                if (granted == 0) {
                    firstNs = nowNs;
                } else {
                    intervals.record(nowNs - lastNs);
                }
                recordLateness(nowNs, grid.nextNs());
                grid.advance();
                granted++;
                lastNs = nowNs;
            } else if (stopped) {
                return;
            }
        }
    }

    /**
     * Reads the clock after the first two of every so many grants (a power of two), so each interval is between two
     * successive ones.
     */
    private void readSomeGrants(final int every) throws InterruptedException {
        final IntendedTimes grid = new IntendedTimes(spec.ratePerSecond(), originNs);
        while (true) {
            if (source.take()) {
                final long phase = taken & (every - 1);
                taken++;
                if (phase <= 1) {
                    final long nowNs = source.instant();
                    if (nowNs - endNs >= 0) {
                        return;
                    }
                    if (phase == 1) {
                        intervals.record(nowNs - lastNs);
                    } else if (granted == 0) {
                        firstNs = nowNs;
                    }
                    recordLateness(nowNs, grid.nextNs());
                    granted = taken;
                    lastNs = nowNs;
                }
                grid.advance();
            } else if (stopped) {
                return;
            }
        }
    }

    private void recordLateness(final long nowNs, final long intendedNs) {
        final long lateNs = nowNs - intendedNs;
        if (lateNs < earliestNs) {
            earliestNs = lateNs;
        }
        lateness.record(lateNs);
    }

    /** The grants. Called when the worker has ended. */
    Grants grants() {
        return new Grants(taken, granted, firstNs - originNs, lastNs - originNs, earliestNs);
    }

    Trial.Cpu cpu() {
        return cpu;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
