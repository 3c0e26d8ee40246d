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
 * <p>The table holds the lines themselves and not their numbers. To find its line costs a worker two loads that wait for each
 * other, where numbers would cost four.
 *
 * <p>Assumptions: any number of threads use it. Threads whose ids are equal in the low bits share an entry and move together.
 * Progress: wait-free. Any home is right, so nothing here has to be exact.
 *
 * @param <L> what a line is
 */
public final class Homes<L> {
    /** The most lines that there can be. */
    public static final int MOST_LINES = 64;

    private static final VarHandle HOME = MethodHandles.arrayElementVarHandle(Object[].class);

    /** Threads that are busy at once have ids that differ in so many low bits, or there are more threads than matter. */
    private static final int ENTRIES = 256;

    private final L[] lines;
    private final Object[] homes = new Object[ENTRIES];

    /**
     * Gives each thread a home.
     *
     * @param lines the lines, 1 to {@link #MOST_LINES}, a power of two; they stay the same
     */
    public Homes(final L[] lines) {
        this.lines = lines;
        for (int entry = 0; entry < ENTRIES; entry++) {
            homes[entry] = lines[entry & (lines.length - 1)];
        }
    }

    /**
     * The calling thread's home.
     *
     * @return its line
     */
    @SuppressWarnings("unchecked") // nothing but lines is ever put there
    public L home() {
        return (L) HOME.getOpaque(homes, entry());
    }

    /**
     * Finds out where in the row of lines a home stands.
     *
     * @param home one of the lines
     * @return its number, from 0 on
     */
    public int number(final L home) {
        int number = 0;
        while (lines[number] != home) {
            number++;
        }
        return number;
    }

    /**
     * The calling thread met others in its home, and moves on to the next line.
     *
     * @param home the line that it leaves
     */
    public void moveOn(final L home) {
        moveTo((number(home) + 1) & (lines.length - 1));
    }

    /**
     * The calling thread moves.
     *
     * @param number the number of its new home
     */
    public void moveTo(final int number) {
        HOME.setOpaque(homes, entry(), lines[number]);
    }

    private static int entry() {
        return (int) Thread.currentThread().getId() & (ENTRIES - 1);
    }
}
