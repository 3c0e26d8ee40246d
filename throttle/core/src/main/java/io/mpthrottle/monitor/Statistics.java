// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the monitor knows of the emissions since the first start or the last reset.
 *
 * <p>Workers race, so stamps can come out of order: the newest one seen stays the reference, an older one is counted as
 * reordered and records no interval. Written by the monitor's thread alone.
 */
final class Statistics {
    /** Intervals beyond are clamped to this. */
    static final long LONGEST_NS = TimeUnit.DAYS.toNanos(100);

    private final Histogram intervals = newHistogram();
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

    static Histogram newHistogram() {
        return new Histogram(1, LONGEST_NS, 3);
    }

    /** A run begins: no interval spans what was before, and nothing is the latest yet. */
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
        recordInterval(Math.min(intervalNs, LONGEST_NS), stampNs);
    }

    private void recordInterval(final long intervalNs, final long stampNs) {
        intervals.recordValue(intervalNs);
        recent.record(intervalNs, stampNs);
        if (intervalNs < lowestNs && intervalNs > 0) {
            lowestNs = intervalNs;
        }
        if (intervalNs > highestNs) {
            highestNs = intervalNs;
        }
    }

    /** Before emissions are recorded, so that each interval comes into its quarter, and before they are read. */
    void advance(final long nowNs) {
        recent.advance(nowNs);
    }

    double latest(final long nowNs) {
        return latest.count(nowNs);
    }

    /** How long after the end of a slice of the latest second this is. */
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

    Histogram intervals() {
        return intervals;
    }

    RecentIntervals recent() {
        return recent;
    }
}
