// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import java.util.function.LongConsumer;

/** A model of what waits for the monitor: how many emissions there is room for, and in which order they come out. */
interface Waiting {
    /** Emits from a home; false if there is no room. */
    boolean emit(int home, long stampNs);

    /** So many were emitted in each line. */
    long[] mark();

    /** Hands over what a drain hands over that has this reading. */
    void drain(long cutNs, LongConsumer handler);

    /** Hands over what was emitted before the mark, whatever the clock says. */
    void drainTo(long[] mark, LongConsumer handler);

    static Waiting inLines(int lines, int slots) {
        // A line has room for 16 emissions at least.
        int most = Math.min(lines, slots / 16);
        return most <= 1 ? new OneLine(slots) : new SeveralLines(most, slots / most);
    }

    /** All come out at each drain, in the order in which they were emitted. */
    final class OneLine implements Waiting {
        private final long[] ring;
        private long head;
        private long tail;

        OneLine(int slots) {
            ring = new long[slots];
        }

        @Override
        public boolean emit(int home, long stampNs) {
            if (tail - head == ring.length) {
                return false;
            }
            ring[(int) (tail++ & (ring.length - 1))] = stampNs;
            return true;
        }

        @Override
        public long[] mark() {
            return new long[] {tail};
        }

        @Override
        public void drain(long cutNs, LongConsumer handler) {
            drainTo(mark(), handler);
        }

        @Override
        public void drainTo(long[] mark, LongConsumer handler) {
            while (head < mark[0]) {
                handler.accept(ring[(int) (head++ & (ring.length - 1))]);
            }
        }
    }
}
