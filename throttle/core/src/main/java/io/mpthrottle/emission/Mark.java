// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import java.util.Arrays;

/** How many emissions had been claimed at some instant, line by line. Immutable. */
public final class Mark {
    /** Before the first emission. */
    public static final Mark NONE = new Mark(0);

    private final long chain;
    private final long[] lines;

    /** With so many claimed in the one ring, and in each line. The array is the mark's from now on. */
    Mark(final long chain, final long... lines) {
        this.chain = chain;
        this.lines = lines;
    }

    /**
     * The mark after so many emissions into one line.
     *
     * @param emissions how many
     * @return the mark
     */
    public static Mark after(final long emissions) {
        return new Mark(emissions);
    }

    /**
     * Adds up the lines.
     *
     * @return the emissions that had been claimed
     */
    public long emissions() {
        return chain + Arrays.stream(lines).sum();
    }

    /** Those of the one ring. */
    long chain() {
        return chain;
    }

    /** Whether there were lines. */
    boolean hasLines() {
        return lines.length > 0;
    }

    /** Those of a line, if there were lines. */
    long line(final int number) {
        return lines[number];
    }
}
