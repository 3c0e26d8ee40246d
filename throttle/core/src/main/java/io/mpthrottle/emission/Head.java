// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import org.agrona.concurrent.MessageHandler;

/** The next stamps of one ring, drained but not handed over yet. Used by the thread that drains. */
final class Head {
    private static final int STAMPS = 256;

    private final RecordRing ring;
    private final long[] stamps = new long[STAMPS];
    private final MessageHandler records = (type, from, index, length) -> keep(from.getLong(index));

    /** Handed over were the stamps before this one. */
    private int next;

    private int end;
    private long handedOver;

    /** So many of the next stamps were drained by a drain before this one. */
    private int carried;

    Head(final RecordRing ring) {
        this.ring = ring;
    }

    private void keep(final long stampNs) {
        stamps[end++] = stampNs;
    }

    /** A drain with a new cut begins: what is here was drained before. */
    void begin() {
        carried = end - next;
    }

    /** Whether there is a stamp; if there is none left here, the ring is drained for some. */
    boolean hasNext() {
        return next < end || hasDrained(STAMPS);
    }

    /** Whether one of the ring's first so many stamps is there. None of those that follow is drained for it. */
    boolean hasNextOf(final long first) {
        final long left = first - handedOver;
        return left > 0 && (next < end || hasDrained((int) Math.min(left, STAMPS)));
    }

    private boolean hasDrained(final int most) {
        next = 0;
        end = 0;
        return ring.drain(records, most) > 0;
    }

    long peek() {
        return stamps[next];
    }

    /** Whether the next stamp was drained by a drain before this one. */
    boolean isCarried() {
        return carried > 0;
    }

    /** The next stamp, which is handed over. */
    long pass() {
        carried--;
        handedOver++;
        return stamps[next++];
    }

    /** How many stamps of this ring were handed over. */
    long handedOver() {
        return handedOver;
    }
}
