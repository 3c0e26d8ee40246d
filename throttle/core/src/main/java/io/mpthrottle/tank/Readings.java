// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One ring of readings, two numbers for each:
 *
 * <pre>
 *   0        8                16
 *   +--------+----------------+
 *   |  turn  |  reading in ns |     turn: the position in the ring, plus one
 *   +--------+----------------+
 * </pre>
 *
 * <p>A worker claims a position, writes the reading, and releases the turn. The refill agent finds the reading when the turn is
 * the one that it waits for. Nobody has to clear anything.
 *
 * <p>Assumptions: any number of threads write, one thread at a time receives. Progress: {@link #add} is wait-free, {@link #offer}
 * lock-free, and receiving never waits. A worker that is stopped between claim and release holds back the readings behind it.
 *
 * <p>The number of this class is the next position to claim. Writers and readers: workers. Claiming acquires, too: the reading
 * that stood in that place before was received before there was room for another.
 */
final class Readings extends PaddedLong {
    private static final VarHandle NUMBER = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int NUMBERS_EACH = 2;

    /** Written by workers and read by the refill agent. */
    private final long[] numbers;

    private final int mask;
    private final Received received = new Received();

    /** Whether a claim was lost to another worker. Writers: workers, without atomicity, since a lost sign does no harm. */
    private boolean disturbed;

    /** Makes an empty ring with room for so many readings, rounded up to a power of two. */
    Readings(final int least) {
        final int places = Integer.highestOneBit(2 * least - 1);
        numbers = new long[places * NUMBERS_EACH];
        mask = places - 1;
    }

    /** Adds a reading. There must be room for it. */
    void add(final long readingNs) {
        write(getAndAdd(1), readingNs);
    }

    /** Adds a reading if there is room. */
    boolean offer(final long readingNs) {
        while (true) {
            final long turn = getAcquire();
            if (turn - received.count() > mask) {
                return false;
            }
            if (compareAndSet(turn, turn + 1)) {
                write(turn, readingNs);
                return true;
            }
            disturbed = true;
        }
    }

    /** Tells whether workers disturbed each other here since this was last asked. */
    boolean takeDisturbed() {
        final boolean taken = disturbed;
        if (taken) {
            disturbed = false;
        }
        return taken;
    }

    private void write(final long turn, final long readingNs) {
        final int at = at(turn);
        numbers[at + 1] = readingNs;
        NUMBER.setRelease(numbers, at, turn + 1);
    }

    /** Whether a reading can be received now. */
    boolean hasNext() {
        final long turn = received.count();
        return (long) NUMBER.getAcquire(numbers, at(turn)) == turn + 1;
    }

    /** The reading that is received next; there must be one. */
    long peek() {
        return numbers[at(received.count()) + 1];
    }

    /** Makes room for another reading in the place of the next. */
    void skip() {
        received.increment();
    }

    private int at(final long turn) {
        return ((int) turn & mask) * NUMBERS_EACH;
    }

    /** How many readings were received. Writer: the refill agent. Readers: workers whose line is one of several. */
    private static final class Received extends PaddedLong {
        private long count() {
            return getAcquire();
        }

        private void increment() {
            setRelease(getPlain() + 1);
        }
    }
}
