// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Counts the emissions of the last second by their stamps.
 *
 * <p>Time is cut into slices as long as the refresh rate. Slice k holds the stamps after {@code k - 1} and up to {@code k}
 * times that length, counted from the origin. A reading at the end of a slice, or shortly after, is exact for the second up
 * to that end. In a reading between, the oldest slice counts by the share of it that is younger than a second, as in a
 * sliding-window counter.
 *
 * <p>A sum of the slices is kept, and moves on from reading to reading. To add up the slices at each reading would be to walk
 * through a hundred of them, or a thousand at the shortest refresh rate, which are not in the caches when little is emitted.
 *
 * <p>Written and read by the monitor's thread.
 */
final class LatestWindow {
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    private final long sliceNs;
    private final int slices;
    private final long[] sliceNumbers;
    private final long[] counts;
    private long originNs;

    /** The slot of the last stamp's slice, and the end of that slice: the next stamp is nearly always of the same slice. */
    private int lastSlot;

    private long lastEndNs;

    /** The furthest slice that any stamp was counted in. */
    private long furthest;

    /** The stamps in all slices after {@code summedAfter}, up to and with {@code summedUpTo}. */
    private long sum;

    private long summedAfter;
    private long summedUpTo;

    /** What one more stamp in the last stamp's slice adds to the sum: 1 if that slice is in the sum, else 0. */
    private int weight;

    LatestWindow(final long sliceNs) {
        this.sliceNs = sliceNs;
        slices = (int) ((SECOND_NS + sliceNs - 1) / sliceNs);
        // A second of the past, the oldest slice, and a second ahead: a worker's stamp may be newer than the monitor's
        // reading.
        sliceNumbers = new long[2 * slices + 2];
        // The last slot takes the stamps that are too old to be counted.
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

    /** Turns to the slice that is counted in from now on; if a later slice has its slot, to the slot of what is too old. */
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

    /** How long ago the last slice ended: 0 up to the length of a slice. */
    long afterSliceNs(final long nowNs) {
        return Math.floorMod(nowNs - originNs, sliceNs);
    }

    /** Counts the stamps in the second that ends now. */
    double count(final long readNs) {
        // The monitor wakes up a little late. Without this a steady 4/s would flicker whenever a stamp leaves the
        // second.
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

    /** Moves the sum on to the slices after {@code after} up to {@code upTo}; if the clock went back, sums them up anew. */
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

    /** Forgets all slices beyond this one: a stamp from far ahead would keep its slot from the slices that come before. */
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

    /** Rounded up, so that a stamp at the end of a slice is in that slice. */
    private long sliceNumber(final long stampNs) {
        return -Math.floorDiv(originNs - stampNs, sliceNs);
    }

    private int slot(final long number) {
        return (int) Math.floorMod(number, (long) sliceNumbers.length);
    }
}
