// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The intervals of the last 1 to 1.25 s, in quarters of a second: five that hold them, and a sixth that is empty and
 * comes next. An interval belongs to the quarter in which it ended, however late it is drained.
 *
 * <p>Written by the monitor's thread. A reader copies the five and then checks that no quarter began meanwhile. If one
 * did, the monitor has made progress, and the reader copies again. So readers are lock-free, and never wait for a monitor
 * that stands still.
 */
final class RecentIntervals {
    private static final long QUARTER_NS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int QUARTERS = 6;

    private final IntervalCounts[] quarters = new IntervalCounts[QUARTERS];
    private IntervalCounts current;

    /** When the current quarter ends. */
    private long endNs;

    /**
     * How many quarters have begun after the first. The current one stands at this number modulo six. Writer: the monitor's
     * thread; readers: any.
     */
    private volatile long turns;

    RecentIntervals() {
        for (int i = 0; i < QUARTERS; i++) {
            quarters[i] = new IntervalCounts();
        }
        current = quarters[0];
    }

    /** Forgets all; a quarter begins now. */
    void clear(final long nowNs) {
        for (int i = 0; i < QUARTERS; i++) {
            turn();
        }
        endNs = nowNs + QUARTER_NS;
    }

    /** Records an interval that ended with this stamp. {@link #advance} to the present comes first. */
    void record(final long intervalNs, final long stampNs) {
        final long beforeEndNs = endNs - stampNs;
        if (beforeEndNs <= QUARTER_NS) {
            current.record(intervalNs);
        } else if (beforeEndNs <= (QUARTERS - 1) * QUARTER_NS) {
            final long age = (beforeEndNs - 1) / QUARTER_NS;
            quarters[(int) ((turns + QUARTERS - age) % QUARTERS)].record(intervalNs);
        }
    }

    /** Begins the quarters that have become due. */
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

    /** Called from any thread. */
    Histogram copy() {
        while (true) {
            final long before = turns;
            final Histogram copy = IntervalCounts.newHistogram();
            for (int age = 0; age < QUARTERS - 1; age++) {
                quarters[(int) ((before + QUARTERS - age) % QUARTERS)].addTo(copy);
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
        // A reader that sees what is cleared here also sees the turn before, and copies again.
        VarHandle.storeStoreFence();
        final IntervalCounts quarter = quarters[(int) (next % QUARTERS)];
        quarter.clear();
        current = quarter;
        turns = next;
    }
}
