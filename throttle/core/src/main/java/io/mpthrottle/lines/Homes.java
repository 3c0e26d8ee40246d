// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.lines;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Each thread's home: the line that it uses first.
 *
 * <p>A {@code ThreadLocal} would be exact, and dearer than the take itself. To hash the thread's id is a trap: it may put the
 * first two threads of a process into one line. So a thread begins with the line that the low bits of its id name, since
 * the threads of a pool have ids in a row. Where two busy threads meet in a line all the same, one of them moves on, and finds
 * out whether it is alone there. Where it lives stands in a small table, which is read often and hardly ever written.
 *
 * <p>Assumptions: any number of threads use it. Threads whose ids are equal in the low bits share an entry and move together.
 * Progress: wait-free. Any home is right, so nothing here has to be exact.
 */
public final class Homes {
    /** The most lines that there can be. */
    public static final int MOST_LINES = 64;

    private static final VarHandle HOME = MethodHandles.arrayElementVarHandle(byte[].class);

    /** Threads that are busy at once have ids that differ in so many low bits, or there are more threads than matter. */
    private static final int ENTRIES = 256;

    private final byte[] homes = new byte[ENTRIES];
    private final int mask;

    /**
     * Gives each thread a home.
     *
     * @param lines how many lines there are, a power of two, 1 to {@link #MOST_LINES}
     */
    public Homes(final int lines) {
        mask = lines - 1;
        for (int entry = 0; entry < ENTRIES; entry++) {
            homes[entry] = (byte) (entry & mask);
        }
    }

    /**
     * The calling thread's home.
     *
     * @return the number of its line, from 0 on
     */
    public int home() {
        return (byte) HOME.getOpaque(homes, entry());
    }

    /**
     * The calling thread met others in its home, and moves on to the next line.
     *
     * @param home the line that it leaves
     */
    public void moveOn(final int home) {
        HOME.setOpaque(homes, entry(), (byte) ((home + 1) & mask));
    }

    private static int entry() {
        return (int) Thread.currentThread().getId() & (ENTRIES - 1);
    }
}
