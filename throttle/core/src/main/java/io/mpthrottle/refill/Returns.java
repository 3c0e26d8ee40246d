// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.tank.Tank;

/**
 * The units on their way back, in the order in which they are due.
 *
 * <p>A ring sorted by due time, each entry with a count. Up to {@link Tank#MAX_UNITS} units are kept to the nanosecond.
 * Beyond that, due times are rounded up to a grid of the span's 65,536th part, so the memory does not grow with the
 * number of units and no unit comes back more than that part late. Readings come almost in order, so adding searches
 * from the newest end; both ends are O(1) then.
 *
 * <p>Not thread-safe.
 */
final class Returns {
    private final long[] dueNs;
    private final long[] counts;
    private final long gridNs;
    private int first;
    private int size;

    Returns(final long units, final long spanNs) {
        // All entries lie within one span of each other, so this many grid points and a few ahead of the clock do.
        final int entries = (int) Math.min(units, Tank.MAX_UNITS) + 2;
        dueNs = new long[entries];
        counts = new long[entries];
        gridNs = units <= Tank.MAX_UNITS ? 1 : spanNs / Tank.MAX_UNITS + 1;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The due time of the first entry; only if there is one. */
    long firstNs() {
        return dueNs[first];
    }

    void add(final long unitDueNs) {
        final long due = roundUp(unitDueNs);
        int position = size;
        while (position > 0 && due - dueNs[slot(position - 1)] < 0) {
            position--;
        }
        if (position > 0 && dueNs[slot(position - 1)] == due) {
            counts[slot(position - 1)]++;
        } else if (size == dueNs.length) {
            joinLater(position, due);
        } else {
            insert(position, due);
        }
    }

    /** Takes all entries that are due off the ring and returns how many units they are. */
    long release(final long nowNs) {
        long released = 0;
        while (size > 0 && nowNs - dueNs[first] >= 0) {
            released += counts[first];
            first = slot(1);
            size--;
        }
        return released;
    }

    private void insert(final int position, final long due) {
        for (int i = size; i > position; i--) {
            dueNs[slot(i)] = dueNs[slot(i - 1)];
            counts[slot(i)] = counts[slot(i - 1)];
        }
        dueNs[slot(position)] = due;
        counts[slot(position)] = 1;
        size++;
    }

    /**
     * Without a free entry a unit joins the next later one. Only readings of more than a span that arrive together, after
     * a stall between reading the clock and receiving them, lead here; coming back late is safe.
     */
    private void joinLater(final int position, final long due) {
        if (position == size) {
            dueNs[slot(size - 1)] = due;
            counts[slot(size - 1)]++;
        } else {
            counts[slot(position)]++;
        }
    }

    private long roundUp(final long ns) {
        final long over = Math.floorMod(ns, gridNs);
        return over == 0 ? ns : ns + gridNs - over;
    }

    private int slot(final int position) {
        final int slot = first + position;
        return slot < dueNs.length ? slot : slot - dueNs.length;
    }
}
