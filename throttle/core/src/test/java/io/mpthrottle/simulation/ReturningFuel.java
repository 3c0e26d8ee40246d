// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * ONE and WINDOW: held + out = the units that exist, and a unit comes back no sooner than the span after the worker's
 * reading, in the first step after it. Up to 65,536 units to the nanosecond; of more, by the span's 65,536th part later,
 * and by as much as the refill learned of the reading late.
 */
final class ReturningFuel extends Fuel {
    private static final int EXACT = 65_536;

    private final long units;
    private final long spanNs;
    private final long graceNs;
    private final Readings onTheWay;
    private final Readings away;
    private boolean begun;

    /** Taken, and the worker has not read the clock yet. */
    private long unread;

    private long latestLearntNs;

    ReturningFuel(int units, long spanNs) {
        super(units <= EXACT, new GrantBound.OfWindow(units, spanNs));
        this.units = units;
        this.spanNs = spanNs;
        graceNs = units <= EXACT ? 0 : spanNs / EXACT + 1;
        onTheWay = new Readings(units);
        away = new Readings(units);
    }

    @Override
    void left() {
        unread++;
    }

    @Override
    void gaveBack(long readingNs) {
        unread--;
        onTheWay.add(readingNs);
    }

    @Override
    void begin(long startNs, long nowHeld, long nowDiscarded) {
        if (!begun) {
            begun = true;
            becomes(units, 0);
        }
        stepped(startNs, nowHeld, nowDiscarded);
    }

    @Override
    void stepped(long nowNs, long nowHeld, long nowDiscarded) {
        learn(nowNs);
        long back = nowHeld - held();
        long surely = away.olderThan(nowNs, spanNs + graceNs + (graceNs == 0 ? 0 : latestLearntNs));
        Breach.unlessAtLeast("units that came back", back, surely);
        Breach.unlessAtMost("units that came back", back, away.olderThan(nowNs, spanNs));
        Breach.unlessEqual("discarded where units return", nowDiscarded, 0);
        away.forgetOldest((int) back);
        Breach.unlessEqual("held + out", nowHeld + away.size() + onTheWay.size() + unread, units);
        becomes(nowHeld, nowDiscarded);
    }

    @Override
    void end(long endNs, long nowHeld, long nowDiscarded) {
        learn(endNs);
        Breach.unlessEqual("held after stop()", nowHeld, held());
        Breach.unlessEqual("discarded where units return", nowDiscarded, 0);
    }

    @Override
    long nextNs(long nowNs) {
        return away.size() > 0 ? away.oldest() + spanNs : nowNs;
    }

    private void learn(long nowNs) {
        while (onTheWay.size() > 0) {
            long readingNs = onTheWay.oldest();
            onTheWay.forgetOldest(1);
            latestLearntNs = Math.max(latestLearntNs, nowNs - readingNs);
            away.add(readingNs);
        }
    }
}
