// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.HdrHistogram.Histogram;

/**
 * Counts intervals by their length, in the buckets of an HdrHistogram from 1 ns to 100 days with three significant digits.
 *
 * <p>Such a histogram takes 360 KB whatever it holds, and the monitor needs seven of them. HdrHistogram has a packed one
 * that takes memory only for what it holds, but it records an interval in 67 to 95 ns, where a plain one needs 1 to 5
 * (measured on two cores of an EPYC). So the counts are kept here, in blocks of 64 neighbouring buckets, and a block is made when
 * the first interval falls into it. That records as fast as the plain histogram. The intervals of a throttle lie close
 * together, so 10 to 40 blocks of half a kilobyte are usual. Whoever asks gets an HdrHistogram with the counts of that moment.
 *
 * <p>Written by the monitor's thread alone; readers may be any threads at any time and are never waited for. A block is
 * published by release and acquire, and a count is written and read in opaque mode: a reader sees each count whole, and may
 * miss the newest.
 */
final class IntervalCounts {
    /** The longest interval that is told from longer ones. */
    static final long LONGEST_NS = TimeUnit.DAYS.toNanos(100);

    private static final int SIGNIFICANT_DIGITS = 3;

    /** Intervals below 2<sup>11</sup> ns have a bucket for each nanosecond; each doubling beyond has 2<sup>10</sup> buckets. */
    private static final int EXACT_BITS = 11;

    private static final long EXACT_MASK = (1 << EXACT_BITS) - 1;
    private static final int DOUBLING_BITS = EXACT_BITS - 1;
    private static final int DOUBLING_BUCKETS = 1 << DOUBLING_BITS;

    private static final int BLOCK_BITS = 6;
    private static final int BLOCK_BUCKETS = 1 << BLOCK_BITS;
    private static final int BLOCKS = (bucket(LONGEST_NS) >>> BLOCK_BITS) + 1;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final AtomicReferenceArray<long[]> blocks = new AtomicReferenceArray<>(BLOCKS);

    /** Makes an empty histogram with the buckets that are used here. */
    static Histogram newHistogram() {
        return new Histogram(1, LONGEST_NS, SIGNIFICANT_DIGITS);
    }

    /**
     * Counts an interval.
     *
     * @param intervalNs its length, 0 to {@link #LONGEST_NS}
     */
    void record(final long intervalNs) {
        final int bucket = bucket(intervalNs);
        final long[] block = block(bucket >>> BLOCK_BITS);
        final int place = bucket & (BLOCK_BUCKETS - 1);
        COUNT.setOpaque(block, place, block[place] + 1);
    }

    private long[] block(final int number) {
        final long[] block = blocks.getPlain(number);
        if (block != null) {
            return block;
        }
        final long[] made = new long[BLOCK_BUCKETS];
        blocks.setRelease(number, made);
        return made;
    }

    /** Forgets all. A block that held something is kept for the next time, a block that held nothing is dropped. */
    void clear() {
        for (int number = 0; number < BLOCKS; number++) {
            final long[] block = blocks.getPlain(number);
            if (block != null) {
                clear(number, block);
            }
        }
    }

    private void clear(final int number, final long[] block) {
        for (final long count : block) {
            if (count > 0) {
                Arrays.fill(block, 0);
                return;
            }
        }
        blocks.setRelease(number, null);
    }

    /** How many blocks there are. */
    int blocks() {
        int made = 0;
        for (int number = 0; number < BLOCKS; number++) {
            made += blocks.getPlain(number) == null ? 0 : 1;
        }
        return made;
    }

    /** Adds all counts to a histogram. Called from any thread. */
    void addTo(final Histogram histogram) {
        for (int number = 0; number < BLOCKS; number++) {
            final long[] block = blocks.getAcquire(number);
            if (block != null) {
                addTo(histogram, number << BLOCK_BITS, block);
            }
        }
    }

    private static void addTo(final Histogram histogram, final int firstBucket, final long[] block) {
        for (int place = 0; place < BLOCK_BUCKETS; place++) {
            final long count = (long) COUNT.getOpaque(block, place);
            if (count > 0) {
                histogram.recordValueWithCount(shortestNs(firstBucket + place), count);
            }
        }
    }

    /** The buckets of a doubling follow those of the one before; the nanoseconds below come first. */
    private static int bucket(final long intervalNs) {
        final int doublings = Long.SIZE - EXACT_BITS - Long.numberOfLeadingZeros(intervalNs | EXACT_MASK);
        return (doublings << DOUBLING_BITS) + (int) (intervalNs >>> doublings);
    }

    private static long shortestNs(final int bucket) {
        final int doublings = Math.max(0, (bucket >>> DOUBLING_BITS) - 1);
        return (long) (bucket - doublings * DOUBLING_BUCKETS) << doublings;
    }
}
