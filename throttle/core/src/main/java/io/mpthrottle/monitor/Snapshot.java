// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import org.HdrHistogram.Histogram;

/**
 * What the monitor published last. The numbers are those of one instant and never change. The intervals behind them are
 * recorded on: a copy holds all that were recorded at that instant and may hold later ones.
 */
public final class Snapshot {
    /** Of this only what any thread may read, the histograms, is read after the constructor. */
    private final Statistics statistics;

    private final long runtimeNs;
    private final double latestPerSecond;
    private final long recorded;
    private final long overflow;
    private final long reordered;
    private final long lowestNs;
    private final long highestNs;

    Snapshot(final Statistics statistics, final long runtimeNs, final double latestPerSecond, final long overflow) {
        this.statistics = statistics;
        this.runtimeNs = runtimeNs;
        this.latestPerSecond = latestPerSecond;
        this.overflow = overflow;
        recorded = statistics.recorded();
        reordered = statistics.reordered();
        lowestNs = statistics.lowestNs();
        highestNs = statistics.highestNs();
    }

    /**
     * Tells how long the throttle ran, over all runs.
     *
     * @return nanoseconds
     */
    public long runtimeNs() {
        return runtimeNs;
    }

    /**
     * Counts the emissions of the last second.
     *
     * @return emissions, 0 while stopped
     */
    public double latestPerSecond() {
        return latestPerSecond;
    }

    /**
     * Counts all emissions, overflow included.
     *
     * @return emissions
     */
    public long total() {
        return recorded + overflow;
    }

    /**
     * Counts the emissions that found the ring full.
     *
     * @return emissions
     */
    public long overflow() {
        return overflow;
    }

    /**
     * Counts the emissions whose stamp was older than one drained before.
     *
     * @return emissions
     */
    public long reordered() {
        return reordered;
    }

    /**
     * Tells the lowest interval that is not zero.
     *
     * @return nanoseconds, 0 if there is none
     */
    public long lowestNs() {
        return lowestNs;
    }

    /**
     * Tells the highest interval.
     *
     * @return nanoseconds, 0 if there is none
     */
    public long highestNs() {
        return highestNs;
    }

    /**
     * Copies the intervals since the first start or the last reset.
     *
     * @return a copy that nobody else writes, in nanoseconds
     */
    public Histogram intervals() {
        return statistics.intervals();
    }

    /**
     * Copies the intervals of the last 1 to 1.25 s before this call.
     *
     * @return a copy that nobody else writes, in nanoseconds
     */
    public Histogram latestIntervals() {
        return statistics.recent().copy();
    }
}
