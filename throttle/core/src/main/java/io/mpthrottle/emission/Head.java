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

    /** So many stamps of this ring had been emitted when the last drain ended. */
    private long found;

    /** The same of the drain before the one that goes on: what it found and did not hand over is carried. */
    private long foundBefore;

    Head(final RecordRing ring) {
        this.ring = ring;
    }

    private void keep(final long stampNs) {
        stamps[end++] = stampNs;
    }

    /** A drain begins. */
    void begin() {
        foundBefore = found;
    }

    /** A drain ends. It has seen the ring's end, unless this is full; only then the ring is asked, since workers write there. */
    void end() {
        found = end < STAMPS ? handedOver + end - next : ring.claimed();
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

    /** Whether the next stamp waited already when the drain before this one ended. */
    boolean isCarried() {
        return handedOver < foundBefore;
    }

    /** The next stamp, which is handed over. */
    long pass() {
        handedOver++;
        return stamps[next++];
    }

    /** How many stamps of this ring were handed over. */
    long handedOver() {
        return handedOver;
    }
}
