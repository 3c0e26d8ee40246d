// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies line by line, one unit of fuel a line.
 *
 * <p>The obvious way is to read a line, wait for fuel and write the line. It costs a system call for each line and falls
 * behind at some hundred thousand lines a second. The usual buffered output is fast, but hides the pace: lines leave in
 * blocks. Here lines share a write only while there is fuel for all of them at once. Before this thread waits, for fuel or
 * for input, it writes all lines that were granted. At low rates each line has a write of its own; at high rates a write
 * takes along as many lines as fell due during the write before it.
 *
 * <p>A line leaves whole, once its end has been read. A line longer than the buffer cannot leave whole: its front takes
 * the unit, and the rest follows as it is read.
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
    private final ByteBuffer buffer;

    private int written;
    private int granted;
    private int searched;
    private int filled;
    private long grantedLines;
    private boolean insideLine; // the front of this line has left
    private boolean first = true;

    PacedCopy(Inlet inlet, Outlet outlet, Fuel fuel, int capacity) {
        this.inlet = inlet;
        this.outlet = outlet;
        this.fuel = fuel;
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

    /** Takes a unit for each whole line. */
    private boolean grantLines() throws IOException, InterruptedException {
        for (int end = nextEnd(); end >= 0; end = nextEnd()) {
            if (!insideLine && !take()) {
                return false;
            }
            insideLine = false;
            searched = end + 1;
            granted = searched;
            if (first) { // alone: the next ones fell due while this code was still cold
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

    /** Grants the front of a line that fills the buffer, and then the rest of that line. */
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
            outlet.write(buffer, written, granted, grantedLines);
            buffer.clear(); // its limit must not stand in the way of the search
            grantedLines = 0;
            written = granted;
        }
    }

    /** Moves the bytes that wait to the front of the buffer. These are at most one line. */
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
