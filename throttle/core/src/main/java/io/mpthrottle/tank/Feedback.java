// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The way back from the workers to the refill agent, for policies whose units return: for each unit that was taken, the reading
 * of the clock that its worker made afterwards.
 *
 * <p>Units are all alike, so a reading is all that has to come back. A queue of objects would carry it, too. But then a worker
 * stores references, and the garbage collector's barriers make each of these stores dearer than the whole way back, depending on
 * where the collector has moved queue and unit meanwhile. So this is a ring of numbers, two for each reading:
 *
 * <pre>
 *   0        8                16
 *   +--------+----------------+
 *   |  turn  |  reading in ns |     turn: the position in the ring, plus one
 *   +--------+----------------+
 * </pre>
 *
 * <p>A worker claims a position by one atomic add, writes the reading, and releases the turn. The refill agent finds the reading
 * when the turn is the one that it waits for. Nobody has to clear anything.
 *
 * <p>Assumptions: any number of threads give back, one thread at a time receives. There are never more units out than the ring
 * has room for, so giving back cannot fail; the refill agent sees to that. Progress: giving back is wait-free, and receiving
 * never waits. A worker that is stopped while it gives back holds back the readings that were given back after it. The refill
 * agent then learns of them late, which makes it more careful and never less.
 */
public final class Feedback extends PaddedLong {
    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int NUMBERS_EACH = 2;

    /** Written by workers and read by the refill agent. */
    private final long[] numbers;

    private final int mask;
    private final Received received = new Received();

    /**
     * Makes an empty way back.
     *
     * @param units how many units exist, 1 to {@link Tank#MAX_UNITS}
     */
    public Feedback(final int units) {
        final int places = Integer.highestOneBit(2 * units - 1);
        numbers = new long[places * NUMBERS_EACH];
        mask = places - 1;
    }

    /**
     * Gives a unit back, as a reading. Called by the worker that took the unit.
     *
     * @param takenAtNs the clock's reading, made after the unit left the tank
     */
    public void giveBack(final long takenAtNs) {
        // Acquires, too: the reading that stood there before was received before the unit was placed that made room for
        // this.
        final long turn = getAndAdd(1);
        final int at = at(turn);
        numbers[at + 1] = takenAtNs;
        NUMBER.setRelease(numbers, at, turn + 1);
    }

    /**
     * Tells whether a reading can be received now. Called by the refill agent alone.
     *
     * @return true if {@link #receive()} may be called
     */
    public boolean hasNext() {
        final long turn = received.count();
        return (long) NUMBER.getAcquire(numbers, at(turn)) == turn + 1;
    }

    /**
     * Receives the next reading, of which {@link #hasNext()} has told. Called by the refill agent alone.
     *
     * @return the clock's reading that the worker made
     */
    public long receive() {
        return numbers[at(received.next()) + 1];
    }

    private int at(final long turn) {
        return ((int) turn & mask) * NUMBERS_EACH;
    }

    /** How many readings were received. On a line of its own: workers read the fields above each time. */
    private static final class Received extends PaddedLong {
        private long count() {
            return getPlain();
        }

        private long next() {
            final long before = getPlain();
            setRelease(before + 1);
            return before;
        }
    }
}
