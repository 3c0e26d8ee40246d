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
 * <p>{@link LivedIn} tells the refill agent where to place, and a worker that is not alone where it may go.
 */
final class Lines {
    private final Line[] lines;
    private final Homes<Line> homes;
    private final LivedIn livedIn = new LivedIn();

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
        homes = new Homes<>(lines);
    }

    /** Takes a unit from the caller's home; null if none is there. */
    @Nullable
    Unit takeAtHome() {
        return home().relaxedPoll();
    }

    Line home() {
        return homes.home();
    }

    /** The caller took a sample at home: it says that it lives there, and moves on if others take there, too. */
    void moveOnIfCrowded() {
        final Line home = home();
        final int number = homes.number(home);
        livedIn.sign(number);
        if (Crowding.isCrowded(home)) {
            moveOn(number);
        }
    }

    /** Not simply to the next line: whoever lives there would have to move on as well, and so on for ever. */
    private void moveOn(final int home) {
        final int free = livedIn.freeAfter(home, lines.length);
        if (free != home) {
            livedIn.sign(free);
            homes.moveTo(free);
        }
    }

    /** Takes a unit from any line, from the caller's home first; null if none was found in any of them. */
    @Nullable
    Unit takeAnywhere() {
        final int home = homes.number(home());
        for (int away = 0; away < lines.length; away++) {
            final Unit unit = lines[home ^ away].relaxedPoll();
            if (unit != null) {
                livedIn.sign(home);
                return unit;
            }
        }
        return null;
    }

    int count() {
        return lines.length;
    }

    Line line(final int number) {
        return lines[number];
    }

    /** In which lines somebody lives. */
    LivedIn livedIn() {
        return livedIn;
    }
}
