// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The intervals of the last 1 to 1.25 s: five histograms of a quarter of a second each, and a sixth that is cleared and
 * comes next. An interval belongs to the quarter in which it ended, however late it is drained.
 *
 * <p>Written by the monitor's thread. A reader copies the five and then checks that none of them was turned over
 * meanwhile; if one was, the monitor has made progress and the reader copies again, so readers are lock-free and never
 * wait for a monitor that stands still.
 */
final class RecentIntervals {
    private static final long QUARTER_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int QUARTERS = 6;

    private final Histogram[] quarters = new Histogram[QUARTERS];
    private Histogram current;
    private long endNs;

    /** How often a quarter was turned over; the current one stands at this number modulo six. */
    private volatile long turns;

    RecentIntervals() {
        for (int i = 0; i < QUARTERS; i++) {
            quarters[i] = Statistics.newHistogram();
        }
        current = quarters[0];
    }

    /** Empties all, the current quarter begins now. */
    void clear(final long nowNs) {
        for (int i = 0; i < QUARTERS; i++) {
            turn();
        }
        endNs = nowNs + QUARTER_NS;
    }

    /** Records an interval that ended with this stamp; the quarters should have been turned over until now. */
    void record(final long intervalNs, final long stampNs) {
        final long beforeEndNs = endNs - stampNs;
        if (beforeEndNs <= QUARTER_NS) {
            current.recordValue(intervalNs);
        } else if (beforeEndNs <= (QUARTERS - 1) * QUARTER_NS) {
            final long age = (beforeEndNs - 1) / QUARTER_NS;
            quarters[(int) ((turns + QUARTERS - age) % QUARTERS)].recordValue(intervalNs);
        }
    }

    /** Turns over the quarters that are past. */
    void advance(final long nowNs) {
        final long pastNs = nowNs - endNs;
        if (pastNs >= 0) {
            final long past = pastNs / QUARTER_NS + 1;
            for (long i = Math.min(past, QUARTERS); i > 0; i--) {
                turn();
            }
            endNs += past * QUARTER_NS;
        }
    }

    Histogram copy() {
        while (true) {
            final long before = turns;
            final Histogram copy = Statistics.newHistogram();
            for (int age = 0; age < QUARTERS - 1; age++) {
                copy.add(quarters[(int) ((before + QUARTERS - age) % QUARTERS)]);
            }
            // The counts are read before the turns are compared.
            VarHandle.acquireFence();
            if (turns == before) {
                return copy;
            }
        }
    }

    private void turn() {
        final long next = turns + 1;
        // The turn before is seen before the quarter of this one is cleared.
        VarHandle.storeStoreFence();
        final Histogram quarter = quarters[(int) (next % QUARTERS)];
        if (quarter.getTotalCount() > 0) {
            quarter.reset();
        }
        current = quarter;
        turns = next;
    }
}
