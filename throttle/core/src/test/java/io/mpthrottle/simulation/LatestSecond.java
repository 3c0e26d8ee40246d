// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * The stamps of the last second, counted one by one. What the throttle shows is exact at the end of a slice, where a
 * second is a whole number of slices; in between it is off by what the slices at both ends hold.
 *
 * <p>Remembers so many stamps; where more may lie in the last second it does not judge. To go through all of them at each
 * publication would take most of the time of a simulation, so of the long ones every so many are judged.
 */
final class LatestSecond {
    private static final long SECOND_NS = 1_000_000_000;
    private static final long QUARTER_NS = 250_000_000;

    /**
     * A stamp this far ahead of the monitor's reading need not be remembered until its time comes. On one thread with the
     * refill, that reading is old when the thread was held up between reading and draining.
     */
    private static final long AHEAD_NS = 900_000_000;

    private static final int REMEMBERED = 4_096;
    private static final int FEW = 64;
    private static final int EVERY = 32;

    private final long sliceNs;
    private final long[] stampsNs = new long[REMEMBERED];
    private final long[] drainedNs = new long[REMEMBERED];
    private final boolean[] isFarAhead = new boolean[REMEMBERED];
    private final boolean[] hasInterval = new boolean[REMEMBERED];
    private long count;
    private long newestForgottenNs;
    private boolean isForgetting;
    private long originNs;

    /** Until a second after this stamp, which was far ahead, others may be missing: it took the place of some. */
    private long blurredNs;

    private boolean isBlurred;
    private int turn;

    LatestSecond(long sliceNs) {
        this.sliceNs = sliceNs;
    }

    void clear(long newOriginNs) {
        originNs = newOriginNs;
        count = 0;
        isForgetting = false;
        isBlurred = false;
    }

    void add(long stampNs, boolean isInterval, long nowNs) {
        int slot = (int) (count % REMEMBERED);
        if (count >= REMEMBERED) {
            if (!isForgetting || isLater(stampsNs[slot], newestForgottenNs, nowNs)) {
                newestForgottenNs = stampsNs[slot];
            }
            isForgetting = true;
        }
        stampsNs[slot] = stampNs;
        drainedNs[slot] = nowNs;
        hasInterval[slot] = isInterval;
        isFarAhead[slot] = stampNs - nowNs > AHEAD_NS;
        if (isFarAhead[slot] && (!isBlurred || isLater(stampNs, blurredNs, nowNs))) {
            isBlurred = true;
            blurredNs = stampNs;
        }
        count++;
    }

    /** Stamps may lie anywhere on the circle of longs, where only now tells what is later. */
    private static boolean isLater(long stampNs, long otherNs, long nowNs) {
        return stampNs - nowNs > otherNs - nowNs;
    }

    /** Gives back what is shown when it is right. */
    double checked(double shown, long nowNs) {
        int remembered = (int) Math.min(count, REMEMBERED);
        turn++;
        if (remembered > FEW && turn % EVERY != 0) {
            return shown;
        }
        if (isForgetting && nowNs - newestForgottenNs <= SECOND_NS + sliceNs) {
            return shown;
        }
        isBlurred &= nowNs - blurredNs <= 2 * SECOND_NS;
        long surely = 0;
        long possibly = 0;
        long exactly = 0;
        boolean isExact = !isBlurred && SECOND_NS % sliceNs == 0 && (nowNs - originNs) % sliceNs == 0;
        for (int i = 0; i < remembered; i++) {
            long ageNs = nowNs - stampsNs[i];
            if (ageNs > -sliceNs && ageNs < SECOND_NS + sliceNs) {
                possibly++;
                boolean inSecond = ageNs >= 0 && ageNs < SECOND_NS;
                if (inSecond && !isFarAhead[i]) {
                    exactly++;
                    surely += ageNs >= sliceNs && ageNs <= SECOND_NS - sliceNs ? 1 : 0;
                }
                isExact &= !isFarAhead[i];
            }
        }
        if (isBlurred) {
            surely = 0;
        }
        Breach.unless(
                isExact ? shown == exactly : shown >= surely && shown <= possibly,
                "latest is " + shown + " a second, expected " + (isExact ? exactly + "" : surely + " to " + possibly)
                        + ", at " + nowNs + " ns");
        return shown;
    }

    /**
     * The intervals of the last 1 to 1.25 s: all that ended in the last second, and none that ended before 1.25 s ago. One
     * that ends in the future may be taken to end when it is drained.
     */
    void checkIntervals(long shown, long nowNs) {
        int remembered = (int) Math.min(count, REMEMBERED);
        long surely = 0;
        long possibly = 0;
        for (int i = 0; i < remembered; i++) {
            if (hasInterval[i]) {
                long ageNs = nowNs - stampsNs[i];
                boolean wasAhead = stampsNs[i] - drainedNs[i] > 0;
                surely += ageNs >= 0 && ageNs < SECOND_NS && !wasAhead ? 1 : 0;
                possibly += ageNs <= SECOND_NS + QUARTER_NS || wasAhead ? 1 : 0;
            }
        }
        Breach.unlessAtLeast("intervals of the last second", shown, surely);
        if (count <= REMEMBERED && nowNs - originNs > SECOND_NS + QUARTER_NS) {
            Breach.unlessAtMost("intervals of the last 1.25 s", shown, possibly);
        }
    }
}
