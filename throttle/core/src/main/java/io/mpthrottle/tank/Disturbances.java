// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * How often workers disturbed each other in a line.
 *
 * <p>The queue does not tell that its CAS failed. But a take moves the index of takes on by one; where it moved on by more
 * between a reading before the take and one after it, somebody else took at the same time. Most takes do not look: only those
 * at every {@link #SAMPLED}th position do. So one thread alone pays next to nothing, and threads that disturb each other are
 * found within some thousand takes.
 *
 * <p>Writers: workers, without atomicity, since a lost count does no harm. Reader: the refill agent.
 */
final class Disturbances extends PaddedLong {
    /** One take in so many is looked at; a power of two. */
    static final int SAMPLED = 64;

    /** Tells whether the take that follows so many others is looked at. */
    static boolean isSampled(final long takesBefore) {
        return (takesBefore & (SAMPLED - 1)) == 0;
    }

    /** Tells whether others took from the line while the caller took one unit. */
    static boolean isDisturbed(final Line line, final long takesBefore) {
        return line.currentConsumerIndex() - takesBefore > 1;
    }

    /** Counts a take that was looked at and was disturbed. */
    void count() {
        setRelease(getOpaque() + SAMPLED);
    }

    /** Estimates how many takes were disturbed. */
    long takes() {
        return getOpaque();
    }
}
