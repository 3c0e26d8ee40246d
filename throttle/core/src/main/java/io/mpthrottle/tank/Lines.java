// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import io.mpthrottle.lines.Homes;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a tank that workers have got in each other's way at.
 *
 * <p>A worker takes from its home line, and from the others only when it finds nothing there. It goes through them in the order
 * home XOR 1, 2, 3 and so on. So workers that leave neighbouring empty homes go different ways; in the order home + 1, + 2 they
 * would meet in the next line.
 *
 * <p>Each line has a bit that says that somebody whose home it is takes units. The refill agent clears the bits now and then,
 * and a worker that takes a sample sets its bit again. So the refill agent learns where to place, and workers hardly ever
 * write what they share.
 */
final class Lines {
    private final Line[] lines;
    private final Homes homes;
    private final Lived lived = new Lived();

    /**
     * Puts lines side by side.
     *
     * @param first the line that there was before
     * @param count how many lines there will be, a power of two
     * @param units how many units each new line has room for
     */
    Lines(final Line first, final int count, final int units) {
        lines = new Line[count];
        lines[0] = first;
        for (int i = 1; i < count; i++) {
            lines[i] = new Line(units);
        }
        homes = new Homes(count);
    }

    /** Takes a unit from the caller's home; null if none is there. */
    @Nullable
    Unit takeAtHome() {
        return lines[homes.home()].relaxedPoll();
    }

    /** The caller took a sample at home: it says that it lives there, and moves on if others take there, too. */
    void moveOnIfCrowded() {
        final int home = homes.home();
        lived.set(home);
        if (Crowding.isCrowded(lines[home])) {
            homes.moveOn(home);
        }
    }

    /** Takes a unit from any line, from the caller's home first; null if none was found in any of them. */
    @Nullable
    Unit takeAnywhere() {
        final int home = homes.home();
        for (int away = 0; away < lines.length; away++) {
            final Unit unit = lines[home ^ away].relaxedPoll();
            if (unit != null) {
                lived.set(home);
                return unit;
            }
        }
        return null;
    }

    Homes homes() {
        return homes;
    }

    int count() {
        return lines.length;
    }

    Line line(final int number) {
        return lines[number];
    }

    /** The lines that were lived in since this was last asked, as bits. Called by the refill agent alone. */
    long takeLived() {
        return lived.take();
    }

    /** A bit for each line. Set by workers, cleared by the refill agent. */
    private static final class Lived extends PaddedLong {
        private void set(final int line) {
            final long bit = 1L << line;
            if ((getOpaque() & bit) == 0) {
                orRelease(bit);
            }
        }

        private long take() {
            return getOpaque() == 0 ? 0 : getAndSet(0);
        }
    }
}
