// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.lines;

/**
 * How many lines there may be.
 *
 * @param most a power of two, 1 to {@link Homes#MOST_LINES}
 * @param atOnce whether all of them are there from the beginning; otherwise there is one until workers disturb each other
 */
public record LineCount(int most, boolean atOnce) {
    /** One, for ever. */
    public static final LineCount ONE = new LineCount(1, false);

    /**
     * Tells whether lines have to be made at the beginning.
     *
     * @return true if there are several then
     */
    public boolean startsWithSeveral() {
        return atOnce && most > 1;
    }
}
