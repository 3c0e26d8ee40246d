// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import org.HdrHistogram.Histogram;

/**
 * What the monitor knows of the emissions since the first start or the last reset.
 *
 * <p>Workers race, so stamps can come out of order. The newest stamp seen so far is the reference; an older one is counted
 * as reordered and records no interval. Written by the monitor's thread alone; other threads read the histograms only.
 */
final class Statistics {
    private final IntervalCounts intervals = new IntervalCounts();
    private final RecentIntervals recent = new RecentIntervals();
    private final LatestWindow latest;

    private boolean hasReference;
    private long referenceNs;
    private long recorded;
    private long reordered;
    private long lowestNs = Long.MAX_VALUE;
    private long highestNs;

    /**
     * Begins.
     *
     * @param refreshNs the length of the slices of the latest second
     * @param nowNs the clock's reading
     * @param counted emissions that are counted already
     */
    Statistics(final long refreshNs, final long nowNs, final long counted) {
        recorded = counted;
        latest = new LatestWindow(refreshNs);
        recent.clear(nowNs);
        begin(nowNs);
    }

    /** A run begins: no interval reaches back before this instant, and no emission is the latest yet. */
    void begin(final long nowNs) {
        hasReference = false;
        latest.clear(nowNs);
        recent.advance(nowNs);
    }

    void record(final long stampNs) {
        recorded++;
        latest.add(stampNs);
        if (!hasReference) {
            hasReference = true;
            referenceNs = stampNs;
            return;
        }
        final long intervalNs = stampNs - referenceNs;
        if (intervalNs < 0) {
            reordered++;
            return;
        }
        referenceNs = stampNs;
        recordInterval(Math.min(intervalNs, IntervalCounts.LONGEST_NS), stampNs);
    }

    private void recordInterval(final long intervalNs, final long stampNs) {
        intervals.record(intervalNs);
        recent.record(intervalNs, stampNs);
        if (intervalNs < lowestNs && intervalNs > 0) {
            lowestNs = intervalNs;
        }
        if (intervalNs > highestNs) {
            highestNs = intervalNs;
        }
    }

    /** Time has passed. Called before emissions are recorded, so that each interval gets into its quarter, and before a reading. */
    void advance(final long nowNs) {
        recent.advance(nowNs);
    }

    /** Emissions of the second that ends now. */
    double latest(final long nowNs) {
        return latest.count(nowNs);
    }

    /** How long ago the last slice of the latest second ended. */
    long afterSliceNs(final long nowNs) {
        return latest.afterSliceNs(nowNs);
    }

    /** Emissions recorded, without overflow. */
    long recorded() {
        return recorded;
    }

    long reordered() {
        return reordered;
    }

    /** The lowest interval that is not zero; 0 if there is none. */
    long lowestNs() {
        return lowestNs == Long.MAX_VALUE ? 0 : lowestNs;
    }

    long highestNs() {
        return highestNs;
    }

    /** A copy of all intervals. Called from any thread. */
    Histogram intervals() {
        final Histogram copy = IntervalCounts.newHistogram();
        intervals.addTo(copy);
        return copy;
    }

    /** The recent intervals; other threads may only copy them. */
    RecentIntervals recent() {
        return recent;
    }
}
