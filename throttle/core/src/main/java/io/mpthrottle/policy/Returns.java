// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * The units on their way back, in the order in which they were taken.
 *
 * <p>A ring sorted by take reading, each entry with a count. Up to {@link #EXACT_UNITS} units are kept to the
 * nanosecond. Beyond that, readings are rounded up to a grid of the span's 65,536th part, so the memory does not grow
 * with the number of units and no unit comes back more than that part late. Readings come almost in order, so adding searches
 * from the newest end, and both ends are O(1).
 *
 * <p>Not thread-safe.
 */
final class Returns {
    /** Up to this many units each reading is kept as it is. */
    static final int EXACT_UNITS = 65_536;

    private final long[] takenNs;
    private final long[] counts;
    private final long spanNs;
    private final long gridNs;
    private int first;
    private int size;

    Returns(final long units, final long spanNs) {
        // All entries lie within one span of each other, so this many grid points and a few ahead of the clock do.
        final int entries = (int) Math.min(units, EXACT_UNITS) + 2;
        this.spanNs = spanNs;
        takenNs = new long[entries];
        counts = new long[entries];
        gridNs = units <= EXACT_UNITS ? 1 : spanNs / EXACT_UNITS + 1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /**
     * How far off the next return is, at most a span. Times are compared by how long ago a unit was taken and never by a
     * due time, which for a span near the longest would lie beyond what differences of readings can tell.
     */
    long untilNextNs(final long nowNs) {
        final long awayNs = size == 0 ? 0 : Math.max(0, nowNs - takenNs[first]);
        return spanNs - awayNs;
    }

    void add(final long readingNs) {
        add(readingNs, 1);
    }

    /** So many units were taken, by one reading. */
    void add(final long readingNs, final long units) {
        final long taken = roundUp(readingNs);
        int position = size;
        while (position > 0 && taken - takenNs[slot(position - 1)] < 0) {
            position--;
        }
        if (position > 0 && takenNs[slot(position - 1)] == taken) {
            counts[slot(position - 1)] += units;
        } else if (size == takenNs.length) {
            joinLater(position, taken, units);
        } else {
            insert(position, taken, units);
        }
    }

    /** Counts the units that were taken a span ago or earlier. Changes nothing. */
    long dueBy(final long nowNs) {
        long due = 0;
        for (int position = 0; position < size && nowNs - takenNs[slot(position)] >= spanNs; position++) {
            due += counts[slot(position)];
        }
        return due;
    }

    /** Takes all entries that were taken a span ago off the ring and returns how many units they are. */
    long release(final long nowNs) {
        long released = 0;
        while (size > 0 && nowNs - takenNs[first] >= spanNs) {
            released += counts[first];
            first = slot(1);
            size--;
        }
        return released;
    }

    private void insert(final int position, final long taken, final long units) {
        for (int i = size; i > position; i--) {
            takenNs[slot(i)] = takenNs[slot(i - 1)];
            counts[slot(i)] = counts[slot(i - 1)];
        }
        takenNs[slot(position)] = taken;
        counts[slot(position)] = units;
        size++;
    }

    /**
     * Without a free entry a unit joins the next later one. Only readings of more than a span that arrive together, after
     * a stall between reading the clock and receiving them, lead here; coming back late is safe.
     */
    private void joinLater(final int position, final long taken, final long units) {
        if (position == size) {
            takenNs[slot(size - 1)] = taken;
            counts[slot(size - 1)] += units;
        } else {
            counts[slot(position)] += units;
        }
    }

    private long roundUp(final long ns) {
        final long over = Math.floorMod(ns, gridNs);
        return over == 0 ? ns : ns + gridNs - over;
    }

    private int slot(final int position) {
        final int slot = first + position;
        return slot < takenNs.length ? slot : slot - takenNs.length;
    }
}
