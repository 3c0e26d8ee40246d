// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import org.HdrHistogram.Histogram;

/** What the monitor published last: all numbers as of one instant, and the histograms they go with. Immutable. */
public final class Snapshot {
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
     * How long the throttle ran, over all runs.
     *
     * @return nanoseconds
     */
    public long runtimeNs() {
        return runtimeNs;
    }

    /**
     * Emissions of the last second.
     *
     * @return emissions, 0 while stopped
     */
    public double latestPerSecond() {
        return latestPerSecond;
    }

    /**
     * All emissions, overflow included.
     *
     * @return emissions
     */
    public long total() {
        return recorded + overflow;
    }

    /**
     * Emissions that found the ring full.
     *
     * @return emissions
     */
    public long overflow() {
        return overflow;
    }

    /**
     * Emissions whose stamp was older than one seen before.
     *
     * @return emissions
     */
    public long reordered() {
        return reordered;
    }

    /**
     * The lowest interval that is not zero.
     *
     * @return nanoseconds, 0 if there is none
     */
    public long lowestNs() {
        return lowestNs;
    }

    /**
     * The highest interval.
     *
     * @return nanoseconds, 0 if there is none
     */
    public long highestNs() {
        return highestNs;
    }

    /**
     * Copies the intervals since the first start or the last reset, with those recorded after this was published as far
     * as they are visible.
     *
     * @return a copy that nobody else writes, in nanoseconds
     */
    public Histogram intervals() {
        final Histogram copy = Statistics.newHistogram();
        copy.add(statistics.intervals());
        return copy;
    }

    /**
     * Copies the intervals of the last 1 to 1.25 s.
     *
     * @return a copy that nobody else writes, in nanoseconds
     */
    public Histogram latestIntervals() {
        return statistics.recent().copy();
    }
}
