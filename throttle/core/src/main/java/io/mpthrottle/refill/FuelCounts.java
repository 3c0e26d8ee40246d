// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the refill agent tells others of its fuel.
 *
 * <p>Writer: the refill agent alone, released <em>before</em> it places the units, so that no grant can be seen whose
 * unit is not yet counted. Readers: statistics, which read the grants first and then these, so {@code kept - granted}
 * is never negative, and {@code granted + (kept - granted) + discarded} is what fell due.
 */
public final class FuelCounts {
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong discarded = new AtomicLong();

    /** Makes counts of zero. */
    public FuelCounts() {}

    /**
     * Counts the units that were ever placed or held back to be placed, less those discarded later.
     *
     * @return the units
     */
    public long kept() {
        return kept.getAcquire();
    }

    /**
     * Counts the units that fell due and will never be placed.
     *
     * @return the units
     */
    public long discarded() {
        return discarded.getAcquire();
    }

    void publish(final long keptNow, final long discardedNow) {
        discarded.setRelease(discardedNow);
        kept.setRelease(keptNow);
    }
}
