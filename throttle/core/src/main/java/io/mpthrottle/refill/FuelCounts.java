// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The counts themselves. */
abstract class FuelCountsValues extends Padding {
    static final VarHandle KEPT;
    static final VarHandle DISCARDED;

    static {
        try {
            final MethodHandles.Lookup lookup = MethodHandles.lookup();
            KEPT = lookup.findVarHandle(FuelCountsValues.class, "kept", long.class);
            DISCARDED = lookup.findVarHandle(FuelCountsValues.class, "discarded", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through KEPT
    private long kept;

    @SuppressWarnings("unused") // through DISCARDED
    private long discarded;
}

/**
 * What the refill agent tells others of its fuel.
 *
 * <p>Writer: the refill agent alone, released <em>before</em> it places the units, so that no grant can be seen whose
 * unit is not yet counted. Readers: statistics, which read the grants first and then these, so {@code kept - granted}
 * is never negative, and {@code granted + (kept - granted) + discarded} is what fell due. The agent writes at each step, so the
 * counts have cache lines of their own: on one with something that workers read, each grant would wait for it.
 */
public final class FuelCounts extends FuelCountsValues {
    @SuppressWarnings("unused") // padding
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14;

    /** Makes counts of zero. */
    public FuelCounts() {}

    /**
     * Counts the units that were ever placed or held back to be placed, less those discarded later.
     *
     * @return the units
     */
    public long kept() {
        return (long) KEPT.getAcquire(this);
    }

    /**
     * Counts the units that fell due and will never be placed.
     *
     * @return the units
     */
    public long discarded() {
        return (long) DISCARDED.getAcquire(this);
    }

    void publish(final long keptNow, final long discardedNow) {
        DISCARDED.setRelease(this, discardedNow);
        KEPT.setRelease(this, keptNow);
    }
}
