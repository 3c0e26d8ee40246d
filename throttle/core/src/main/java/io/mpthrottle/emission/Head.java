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

    /** A drain begins: what is here was drained before. */
    void begin() {
        carried = end - next;
    }

    /** Whether there is a stamp; if there is none left here, the ring is drained for some. */
    boolean hasNext() {
        if (next == end) {
            next = 0;
            end = 0;
            ring.drain(records, STAMPS);
        }
        return next < end;
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
