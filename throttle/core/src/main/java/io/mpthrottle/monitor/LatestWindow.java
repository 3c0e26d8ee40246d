// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Counts the emissions of the last second by their stamps.
 *
 * <p>Time is cut into slices of the refresh rate; slice k holds the stamps in {@code (k - 1, k]} times the slice, from
 * the origin on. Read at the end of a slice, or shortly after, the count is exact for the second up to that end. Read in
 * between, the oldest slice counts by the share of it that is younger than a second, as in a sliding-window counter.
 *
 * <p>The sum of the slices moves on with the readings: each would otherwise walk a hundred slices, or a thousand at the
 * shortest refresh rate, of which nothing is left in the caches when little is emitted.
 *
 * <p>Not thread-safe.
 */
final class LatestWindow {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final long sliceNs;
    private final int slices;
    private final long[] sliceNumbers;
    private final long[] counts;
    private long originNs;

    /** The slice of the last stamp and its end, since the next stamp is nearly always of the same. */
    private int lastSlot;

    private long lastEndNs;

    /** No slice beyond this one was counted in. */
    private long furthest;

    /** The stamps in the slices after the first of these two and up to the second. */
    private long sum;

    private long summedAfter;
    private long summedUpTo;

    /** What a stamp in the slice of the last one adds to the sum: 1 if it is one of those, or 0. */
    private int weight;

    LatestWindow(final long sliceNs) {
        this.sliceNs = sliceNs;
        slices = (int) ((SECOND_NS + sliceNs - 1) / sliceNs);
        // One second of the past, the oldest slice, and some of the future: a worker's stamp may be ahead of the agent.
        sliceNumbers = new long[2 * slices + 2];
        // And one slot for what is too old to be counted.
        counts = new long[sliceNumbers.length + 1];
    }

    /** Forgets everything and cuts time anew from here on. */
    void clear(final long newOriginNs) {
        originNs = newOriginNs;
        Arrays.fill(sliceNumbers, Long.MIN_VALUE);
        Arrays.fill(counts, 0);
        furthest = 0;
        sum = 0;
        summedAfter = -slices;
        summedUpTo = 0;
        turnTo(0);
    }

    void add(final long stampNs) {
        final long toEndNs = lastEndNs - stampNs;
        if (toEndNs < 0 || toEndNs >= sliceNs) {
            turnTo(sliceNumber(stampNs));
        }
        counts[lastSlot]++;
        sum += weight;
    }

    /** Makes this the slice that is counted in, or a spare one if its slot is taken by a later slice. */
    private void turnTo(final long number) {
        lastSlot = slot(number);
        lastEndNs = originNs + number * sliceNs;
        final long before = sliceNumbers[lastSlot];
        if (before < number) {
            if (isSummed(before)) {
                sum -= counts[lastSlot];
            }
            sliceNumbers[lastSlot] = number;
            counts[lastSlot] = 0;
            furthest = Math.max(furthest, number);
        } else if (before > number) {
            lastSlot = counts.length - 1;
        }
        weigh();
    }

    private void weigh() {
        weight = lastSlot < sliceNumbers.length && isSummed(sliceNumbers[lastSlot]) ? 1 : 0;
    }

    private boolean isSummed(final long number) {
        return number > summedAfter && number <= summedUpTo;
    }

    /** Tells how long after the end of a slice this is, less than a slice. */
    long afterSliceNs(final long nowNs) {
        return Math.floorMod(nowNs - originNs, sliceNs);
    }

    /** Counts the stamps in the second that ends now. */
    double count(final long readNs) {
        // An agent is punctual to within its parks; without this a steady 4/s would flicker at each fourth.
        final long lateNs = afterSliceNs(readNs);
        final long nowNs = lateNs <= sliceNs / 8 ? readNs - lateNs : readNs;
        final long newest = sliceNumber(nowNs);
        forgetBeyond(newest + slices);
        final long secondAgoNs = nowNs - SECOND_NS;
        final long oldest = sliceNumber(secondAgoNs);
        sumUp(oldest, newest);
        final double youngShare = (double) (originNs + oldest * sliceNs - secondAgoNs) / sliceNs;
        return sum + youngShare * countAt(oldest);
    }

    /** Moves the sum on to the slices after the one and up to the other; or back, with a clock that goes back. */
    private void sumUp(final long after, final long upTo) {
        if (after < summedAfter || upTo < summedUpTo || after >= summedUpTo) {
            sum = 0;
            summedAfter = after;
            summedUpTo = after;
        }
        while (summedUpTo < upTo) {
            sum += countAt(++summedUpTo);
        }
        while (summedAfter < after) {
            sum -= countAt(++summedAfter);
        }
        weigh();
    }

    /** A stamp from far ahead must not keep its slot from all the slices until then. */
    private void forgetBeyond(final long number) {
        if (furthest <= number) {
            return;
        }
        furthest = number;
        for (int slot = 0; slot < sliceNumbers.length; slot++) {
            if (sliceNumbers[slot] > number) {
                sliceNumbers[slot] = Long.MIN_VALUE;
                turnTo(number);
            }
        }
    }

    private long countAt(final long number) {
        final int slot = slot(number);
        return sliceNumbers[slot] == number ? counts[slot] : 0;
    }

    /** Rounded up, so that a slice ends with the stamp at its end. */
    private long sliceNumber(final long stampNs) {
        return -Math.floorDiv(originNs - stampNs, sliceNs);
    }

    private int slot(final long number) {
        return (int) Math.floorMod(number, (long) sliceNumbers.length);
    }
}
