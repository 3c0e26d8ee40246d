// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.Arrays;
import org.agrona.concurrent.NanoClock;

/**
 * What a clock is like. A shared machine stalls now and then, so the cost of a reading is the median of many rounds.
 *
 * @param readNs what one reading costs, in nanoseconds
 * @param stepNs the smallest step that was seen, in nanoseconds
 */
record ClockTrial(double readNs, long stepNs) {
    /** What is assumed when there was no time to measure. */
    static final ClockTrial ASSUMED = new ClockTrial(25, 1);

    private static final int READS = 2_000;
    private static final int ROUNDS = 25;

    /** Reads the clock until each round was made, or the end is reached. */
    static ClockTrial measure(final NanoClock clock, final long endNs) {
        final double[] readNs = new double[ROUNDS];
        int rounds = 0;
        while (rounds < ROUNDS && clock.nanoTime() - endNs < 0) {
            readNs[rounds++] = readNs(clock);
        }
        if (rounds == 0) {
            return ASSUMED;
        }
        Arrays.sort(readNs, 0, rounds);
        return new ClockTrial(readNs[rounds / 2], stepNs(clock));
    }

    private static double readNs(final NanoClock clock) {
        final long beganNs = clock.nanoTime();
        long nowNs = beganNs;
        for (int i = 0; i < READS; i++) {
            nowNs = clock.nanoTime();
        }
        return (double) (nowNs - beganNs) / READS;
    }

    private static long stepNs(final NanoClock clock) {
        long smallestNs = Long.MAX_VALUE;
        long beforeNs = clock.nanoTime();
        for (int i = 0; i < READS; i++) {
            final long nowNs = clock.nanoTime();
            if (nowNs > beforeNs) {
                smallestNs = Math.min(smallestNs, nowNs - beforeNs);
            }
            beforeNs = nowNs;
        }
        return smallestNs;
    }
}
