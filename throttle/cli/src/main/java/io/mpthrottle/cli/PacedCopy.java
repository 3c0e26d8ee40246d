// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies line by line, one unit of fuel a line.
 *
 * <p>The obvious way, read a line, wait, write a line, costs a system call a line and falls behind at some
 * hundred thousand a second. Buffering the output in the usual way is fast, and hides the pace: lines leave
 * in blocks. So lines share a write only while there is fuel for them at once; before this thread waits, for
 * fuel or for input, all that has been granted is written. At low rates that is a write a line, at high rates
 * as many lines a write as fell due during the last one.
 *
 * <p>A line leaves whole, when its end has been read. One that is longer than the buffer cannot: its front
 * takes the unit, and the rest follows as it comes.
 *
 * <pre>
 *   0        written        granted       searched      filled       capacity
 *   |  gone     |   may leave  |   waits      |  waits     |   free     |
 * </pre>
 */
final class PacedCopy implements Copy {
    private final Inlet inlet;
    private final Outlet outlet;
    private final Fuel fuel;
    private final Tally tally;
    private final ByteBuffer buffer;

    private int written;
    private int granted;
    private int searched;
    private int filled;
    private long grantedLines;
    private boolean insideLine; // whose front has left
    private boolean first = true;

    PacedCopy(Inlet inlet, Outlet outlet, Fuel fuel, Tally tally, int capacity) {
        this.inlet = inlet;
        this.outlet = outlet;
        this.fuel = fuel;
        this.tally = tally;
        this.buffer = ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void run() throws IOException, InterruptedException {
        while (read()) {
            if (!grantLines() || !grantFront()) {
                return;
            }
            flush();
            compact();
        }
        if (filled > 0 && take()) { // the last line, without a newline
            granted = filled;
            flush();
        }
    }

    private boolean read() throws IOException {
        boolean more = inlet.read(buffer.position(filled));
        filled = buffer.position();
        return more;
    }

    /** Grants the lines that are whole, as they get their fuel. */
    private boolean grantLines() throws IOException, InterruptedException {
        for (int end = nextEnd(); end >= 0; end = nextEnd()) {
            if (!insideLine && !take()) {
                return false;
            }
            insideLine = false;
            searched = end + 1;
            granted = searched;
            if (first) { // not in one write with what fell due while this code was still cold
                first = false;
                flush();
            }
        }
        searched = filled;
        return true;
    }

    private int nextEnd() {
        return Newlines.next(buffer, searched, filled);
    }

    /** Lets the front of a line go that fills the buffer, and what follows it. */
    private boolean grantFront() throws IOException, InterruptedException {
        boolean full = granted == 0 && filled == buffer.capacity();
        if (full && !insideLine) {
            if (!take()) {
                return false;
            }
            insideLine = true;
        }
        if (insideLine) {
            granted = filled;
        }
        return true;
    }

    private boolean take() throws IOException, InterruptedException {
        if (!fuel.hasFuel()) {
            flush();
            if (!fuel.awaitFuel()) {
                return false;
            }
        }
        grantedLines++;
        return true;
    }

    private void flush() throws IOException {
        if (granted > written) {
            outlet.write(buffer, written, granted);
            buffer.clear(); // its limit must not stand in the way of the search
            tally.add(grantedLines, granted - written);
            grantedLines = 0;
            written = granted;
        }
    }

    /** Moves what waits to the front. At most one line, so little, and only after lines have left. */
    private void compact() {
        if (written > 0) {
            buffer.limit(filled).position(written);
            buffer.compact();
            filled -= written;
            searched -= written;
            granted = 0;
            written = 0;
        }
    }
}
