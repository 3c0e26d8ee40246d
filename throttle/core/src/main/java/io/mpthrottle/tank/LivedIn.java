// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * In which lines somebody lives, as a bit for each line. A worker that takes a sample at home says so, and one that finds nothing
 * at home and something elsewhere. The refill agent forgets now and then, or a line would be lived in for ever once it was.
 *
 * <p>The number of this class is the lines that were lived in since then. Writers: workers, once for each time that the refill
 * agent forgets; the refill agent. Readers: the refill agent, and workers that are not alone at home.
 */
final class LivedIn extends PaddedLong {
    /** The lines that were lived in until the refill agent forgot. Writer: the refill agent, readers: the same as above. */
    private volatile long before;

    /** Somebody lives in a line. */
    void sign(final int line) {
        final long bit = 1L << line;
        if ((getOpaque() & bit) == 0) {
            orRelease(bit);
        }
    }

    /** The lines where somebody lives. */
    long lines() {
        return getOpaque() | before;
    }

    /** Forgets what was said before this was last called. Called by the refill agent alone. */
    void forget() {
        before = getAndSet(0);
    }

    /** The next line after a line where nobody lives, in a circle of so many; the line itself if somebody lives everywhere. */
    int freeAfter(final int line, final int count) {
        final long lived = lines();
        int next = line;
        do {
            next = (next + 1) & (count - 1);
        } while (next != line && (lived >>> next & 1) != 0);
        return next;
    }
}
