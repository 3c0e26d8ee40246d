// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Pace;
import io.mpthrottle.Stats;

/**
 * A model of the ring, of the monitor and of what is published: a step drains all that waits, and publishes when the last
 * publication is as old as the refresh rate; it may do so earlier, and then publishes all of it.
 */
final class Emissions {
    /** Longer intervals are clamped by the library, to what it likes that is at least this. */
    private static final long CLAMPED_NS = 3_600_000_000_000L;

    private static final long EXACT_NS = 100L * 24 * CLAMPED_NS;

    private final long refreshNs;
    private final Waiting waiting;
    private long emitted;
    private long overflow;

    private final LatestSecond latest;
    private boolean hasReference;
    private long referenceNs;
    private long recorded;
    private long reordered;
    private long intervals;
    private long lowestNs;
    private long highestNs;
    private long overflowBefore;

    /** A reset that the monitor has not followed yet; one that it has followed in this step. */
    private boolean resetWaits;

    private boolean resetFollowed;
    private long followedOverflow;
    private long[] resetMark = {};

    private final RunSpan run = new RunSpan();

    private long steppedNs;
    private Published published = Published.nothingAt(0);

    /** What a run that ends counts: without autoEmit, what was emitted before stop() was called. */
    private long[] stopMark = {};

    private long stopOverflow;

    /** The counts that a snapshot shows, and the instant of it. */
    private record Published(
            long atNs,
            long runtimeNs,
            long total,
            long overflow,
            long reordered,
            long lowestNs,
            long highestNs,
            double latest) {
        static Published nothingAt(long atNs) {
            return new Published(atNs, 0, 0, 0, 0, 0, 0, 0);
        }

        boolean isShownBy(Stats stats) {
            return stats.total() == total
                    && stats.runtime().toNanos() == runtimeNs
                    && stats.overflow() == overflow
                    && stats.reordered() == reordered
                    && isShown(stats.loHi(), lowestNs)
                    && isShown(stats.hiLo(), highestNs);
        }

        private static boolean isShown(Pace pace, long ns) {
            double shownNs = pace.intervalNanos();
            return ns <= EXACT_NS ? shownNs == ns : shownNs >= CLAMPED_NS && shownNs <= ns;
        }
    }

    Emissions(Waiting waiting, long refreshNs) {
        this.refreshNs = refreshNs;
        this.waiting = waiting;
        latest = new LatestSecond(refreshNs);
    }

    // workers

    void emit(long stampNs) {
        emitted++;
        overflow += waiting.emit(Player.who(), stampNs) ? 0 : 1;
    }

    /** Since the ring was made, overflow included. */
    long emitted() {
        return emitted;
    }

    // the monitor

    void begin(long nowNs, Stats stats) {
        drainTo(waiting.mark(), nowNs);
        forgetReference(nowNs);
        resetFollowed = false;
        run.begin(nowNs);
        steppedNs = nowNs;
        mustPublish(nowNs, overflow, stats, 0);
    }

    /** All that waits is recorded, but where there are lines for what is newer than this reading. */
    void drain(long nowNs) {
        followReset();
        waiting.drain(nowNs, stampNs -> record(stampNs, nowNs));
    }

    void stepped(long nowNs, Stats stats) {
        steppedNs = nowNs;
        boolean followed = resetFollowed;
        resetFollowed = false;
        if (published.isShownBy(stats) && stats.latest().perSecond() == published.latest()) {
            // At a standing clock nothing need be published; nor is there anything new to be seen if it was.
            boolean dueToPublish = nowNs - published.atNs() >= refreshNs;
            Breach.unless(
                    !dueToPublish || snapshot(nowNs, overflow, 0).isShownBy(stats),
                    "the last publication is " + (nowNs - published.atNs()) + " ns old");
            if (!dueToPublish) {
                return;
            }
        }
        if (followed && nowNs - run.startNs() < refreshNs && becameOfReset(stats)) {
            return;
        }
        mustPublish(nowNs, overflow, stats, latest.checked(stats.latest().perSecond(), nowNs));
    }

    /** A step that follows a reset publishes as of the reset, with the overflow that was counted until it followed. */
    private boolean becameOfReset(Stats stats) {
        long lost = followedOverflow - overflowBefore;
        Published since = new Published(run.startNs(), 0, lost, lost, 0, 0, 0, 0);
        if (since.isShownBy(stats) && stats.latest().perSecond() == 0) {
            published = since;
            return true;
        }
        return false;
    }

    /** stop() is called. */
    void ending() {
        stopMark = waiting.mark();
        stopOverflow = overflow;
    }

    void end(long nowNs, boolean grantsEmit, Stats stats) {
        drainTo(grantsEmit ? waiting.mark() : stopMark, nowNs);
        run.end(nowNs);
        forgetReference(nowNs);
        mustPublish(nowNs, grantsEmit ? overflow : stopOverflow, stats, 0);
    }

    /** resetStats(): readers see nothing at once, the monitor follows at its next step. */
    void reset(long nowNs) {
        resetWaits = true;
        resetMark = waiting.mark();
        overflowBefore = overflow;
        run.reset(nowNs);
        published = Published.nothingAt(nowNs);
        if (!run.isRunning()) {
            followReset();
        }
    }

    /** Between the steps nothing changes that was published. */
    void check(Stats stats) {
        if (!published.isShownBy(stats) || stats.latest().perSecond() != published.latest()) {
            throw new Breach("published is " + stats + ", expected " + published);
        }
    }

    /** All intervals since the first start or the last reset, and those of the last second: both as drained last. */
    void checkIntervals(long all, long latestOnes) {
        Breach.unlessEqual("intervals", all, resetWaits ? 0 : intervals);
        if (run.isRunning() && !resetWaits) {
            latest.checkIntervals(latestOnes, steppedNs);
        }
    }

    private void drainTo(long[] mark, long nowNs) {
        followReset();
        waiting.drainTo(mark, stampNs -> record(stampNs, nowNs));
    }

    /** What was emitted before a reset is not counted any more. */
    void followReset() {
        if (!resetWaits) {
            return;
        }
        resetWaits = false;
        resetFollowed = true;
        followedOverflow = overflow;
        waiting.drainTo(resetMark, stampNs -> {});
        hasReference = false;
        recorded = 0;
        reordered = 0;
        intervals = 0;
        lowestNs = 0;
        highestNs = 0;
        latest.clear(run.startNs());
    }

    private void record(long stampNs, long nowNs) {
        recorded++;
        latest.add(stampNs, hasReference && stampNs - referenceNs >= 0, nowNs);
        if (!hasReference) {
            hasReference = true;
            referenceNs = stampNs;
            return;
        }
        long intervalNs = stampNs - referenceNs;
        if (intervalNs < 0) {
            reordered++;
            return;
        }
        referenceNs = stampNs;
        intervals++;
        highestNs = Math.max(highestNs, intervalNs);
        if (intervalNs > 0 && (lowestNs == 0 || intervalNs < lowestNs)) {
            lowestNs = intervalNs;
        }
    }

    private void forgetReference(long nowNs) {
        hasReference = false;
        latest.clear(nowNs);
    }

    private Published snapshot(long nowNs, long overflowNow, double latestNow) {
        long lost = overflowNow - overflowBefore;
        return new Published(
                nowNs, run.untilNs(nowNs), recorded + lost, lost, reordered, lowestNs, highestNs, latestNow);
    }

    private void mustPublish(long nowNs, long overflowNow, Stats stats, double latestNow) {
        Published next = snapshot(nowNs, overflowNow, latestNow);
        if (!next.isShownBy(stats) || stats.latest().perSecond() != latestNow) {
            throw new Breach("published is " + stats + ", expected " + next + " or, before, " + published);
        }
        published = next;
    }
}
