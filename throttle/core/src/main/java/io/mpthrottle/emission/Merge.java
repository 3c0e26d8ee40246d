// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import org.jspecify.annotations.Nullable;

/**
 * Makes one sequence of the stamps in several rings, the oldest first. Used by the thread that drains.
 *
 * <p><b>The cut.</b> While the monitor drains one ring, workers go on emitting into those that it has drained already. Were
 * all that it finds handed over, then the newest stamps of the rings that are drained last would come before older ones that
 * are still to be drained. So a drain hands over only what is not newer than a reading of the clock that was made before it
 * looked into any ring. What is newer waits for the next drain, and no longer: all that the next drain finds waiting was made
 * before its own reading. That holds for stamps of the clock. A stamp that a user has made up may lie in the future; it counts
 * as one of that next reading, or it would wait for ever, and what comes after it in its ring with it.
 *
 * <p>What is left out of order is a worker that was held up between its reading and its claim, as in one ring.
 */
final class Merge {
    private final Head[] heads;

    /** The heads that may have a stamp for the drain that goes on. What comes into the others is for the next. */
    private final Head[] live;

    private int alive;

    /** How many stamps were handed over. Writer: the thread that drains, readers: any. */
    private volatile long handedOver;

    /** The same, for the thread that writes it. */
    private long total;

    Merge(final RecordRing[] rings) {
        heads = new Head[rings.length];
        live = new Head[rings.length];
        for (int number = 0; number < heads.length; number++) {
            heads[number] = new Head(rings[number]);
        }
    }

    /** Hands over at most so many stamps, none of them newer than the cut. */
    int drain(final EmissionRing.StampHandler handler, final int limit, final long cutNs) {
        for (final Head head : heads) {
            head.begin();
        }
        return drainMore(handler, limit, cutNs);
    }

    /** Goes on with a drain, at the same cut. */
    int drainMore(final EmissionRing.StampHandler handler, final int limit, final long cutNs) {
        System.arraycopy(heads, 0, live, 0, heads.length);
        alive = heads.length;
        int passed = 0;
        try {
            while (passed < limit) {
                final Head oldest = oldest(cutNs);
                if (oldest == null || aheadNs(oldest, cutNs) > 0) {
                    break;
                }
                passed++;
                handler.onStamp(oldest.pass());
            }
        } finally {
            count(passed);
        }
        for (final Head head : heads) {
            head.end();
        }
        return passed;
    }

    /** Counts what was handed over, also when the last of it made the handler throw. */
    private void count(final long passed) {
        if (passed > 0) {
            total += passed;
            handedOver = total;
        }
    }

    private @Nullable Head oldest(final long cutNs) {
        Head oldest = null;
        for (int i = alive - 1; i >= 0; i--) {
            final Head head = live[i];
            if (!head.hasNext()) {
                live[i] = live[--alive];
            } else if (oldest == null || isOlder(head, oldest, cutNs)) {
                oldest = head;
            }
        }
        return oldest;
    }

    private static boolean isOlder(final Head head, final Head other, final long cutNs) {
        // Two stamps that users made up may be so far apart that their own difference has the wrong sign.
        final int order = Long.compare(aheadNs(head, cutNs), aheadNs(other, cutNs));
        return order < 0 || (order == 0 && head.peek() - other.peek() < 0);
    }

    /**
     * How far the next stamp is ahead of the cut, by which stamps are compared. One that was made up, and lies in the future,
     * comes when the cut does.
     */
    private static long aheadNs(final Head head, final long cutNs) {
        final long aheadNs = head.peek() - cutNs;
        return head.isCarried() ? Math.min(aheadNs, 0) : aheadNs;
    }

    /** Hands over the first so many stamps of each ring, as far as they are ready; tells whether all of them were. */
    boolean drainTo(final EmissionRing.StampHandler handler, final Mark mark) {
        long passed = 0;
        try {
            Head oldest = oldestBefore(mark);
            while (oldest != null) {
                passed++;
                handler.onStamp(oldest.pass());
                oldest = oldestBefore(mark);
            }
        } finally {
            count(passed);
        }
        return missing(mark) == 0;
    }

    /** How many of the first so many stamps of each ring were not handed over. */
    long missing(final Mark mark) {
        long missing = 0;
        for (int number = 0; number < heads.length; number++) {
            // What was handed over beyond the mark of one ring makes up for nothing in another.
            missing += Math.max(0, mark.line(number) - heads[number].handedOver());
        }
        return missing;
    }

    private @Nullable Head oldestBefore(final Mark mark) {
        Head oldest = null;
        for (int number = 0; number < heads.length; number++) {
            final Head head = heads[number];
            if (head.hasNextOf(mark.line(number)) && (oldest == null || head.peek() - oldest.peek() < 0)) {
                oldest = head;
            }
        }
        return oldest;
    }

    long handedOver() {
        return handedOver;
    }
}
