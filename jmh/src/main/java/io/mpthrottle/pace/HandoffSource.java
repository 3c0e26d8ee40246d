// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The least that a limiter can do if another thread makes its decisions. That thread spins on the clock until each instant and
 * then counts up; the worker sees the count change. There is no fuel, no cap, no statistics. What is uneven here comes from
 * the clock, from the way between the cores, and from the platform, which stops either of two threads now and then.
 *
 * <p>Instead of spinning, the thread may park until each instant. Its processor time is then what waking up costs.
 */
final class HandoffSource extends CompanionSource {
    /** So many elements keep a cache line free on either side of the count. */
    private static final int APART = 16;

    private final boolean parks;
    private final AtomicLong[] lines = new AtomicLong[2 * APART];
    private final AtomicLong placed;
    private long taken;

    HandoffSource(final long ratePerSecond, final boolean parks) {
        super("handoff", ratePerSecond);
        this.parks = parks;
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new AtomicLong(); // one after the other in memory
        }
        placed = lines[APART];
    }

    @Override
    void give() {
        long due = 0;
        while (!stopped) {
            final long untilNextNs = grid.nextNs() - System.nanoTime();
            if (untilNextNs <= 0) {
                grid.advance();
                placed.setRelease(++due);
            } else if (parks) {
                LockSupport.parkNanos(untilNextNs);
            }
        }
    }

    @Override
    public boolean take() {
        if (placed.getAcquire() == taken) {
            return false;
        }
        taken++;
        return true;
    }

    @Override
    public String settings() {
        return "a thread that " + (parks ? "parks" : "spins on System.nanoTime")
                + " until each instant, and one that sees it count";
    }
}
