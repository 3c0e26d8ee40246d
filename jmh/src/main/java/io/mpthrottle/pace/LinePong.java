// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Two threads that send a number to and fro, a cache line each way. */
final class LinePong implements AutoCloseable {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    /** So far apart that a processor does not fetch both lines together. */
    private static final int PING = 64;

    private static final int PONG = 128;
    private static final int AT_A_TIME = 200;
    private static final long END = -1;

    private final long[] slots = new long[192];
    private final Thread partner = new Thread(this::answer, "line-pong");
    private long sent;

    LinePong() {
        partner.setDaemon(true);
        partner.start();
    }

    private void answer() {
        long answered = 0;
        while (answered != END) {
            final long number = (long) SLOT.getAcquire(slots, PING);
            if (number != answered) {
                answered = number;
                SLOT.setRelease(slots, PONG, number);
            }
        }
    }

    /** The mean round trip within so long a time, in nanoseconds. */
    double meanNs(final long lastingNs) {
        final long beganNs = System.nanoTime();
        long trips = 0;
        long spentNs;
        do {
            for (int i = 0; i < AT_A_TIME; i++) {
                sent++;
                SLOT.setRelease(slots, PING, sent);
                while ((long) SLOT.getAcquire(slots, PONG) != sent) {
                    // The number is still on its way.
                }
            }
            trips += AT_A_TIME;
            spentNs = System.nanoTime() - beganNs;
        } while (spentNs < lastingNs);
        return (double) spentNs / trips;
    }

    @Override
    public void close() {
        SLOT.setRelease(slots, PING, END);
    }
}
