// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * Whether several workers take from one line at once.
 *
 * <p>To count failed atomic operations would tell, but the queue does not show them, and whatever a worker did in each take, a
 * single worker would pay for. So the refill agent places a {@link Unit#SAMPLE} now and then. The worker that takes it pauses for
 * about a hundred nanoseconds. Where the index of takes has moved on meanwhile, somebody else is taking, too. To tell a sample
 * from other units is one comparison with a constant.
 *
 * <p>Writers: workers, without atomicity, since a lost count does no harm. Reader: the refill agent.
 */
final class Crowding extends PaddedLong {
    private static final int PAUSES = 4;

    /** Pauses; tells whether somebody else took from the line meanwhile. */
    static boolean isCrowded(final Line line) {
        final long before = line.currentConsumerIndex();
        for (int i = 0; i < PAUSES; i++) {
            Thread.onSpinWait();
        }
        return line.currentConsumerIndex() != before;
    }

    /** Counts a sample whose worker was not alone. */
    void count() {
        setRelease(getOpaque() + 1);
    }

    /** How many samples there were whose worker was not alone. */
    long samples() {
        return getOpaque();
    }
}
