// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Policy;
import io.mpthrottle.tank.PaddedLong;

/**
 * What the refill agent tells others of its fuel, as one limit counts it.
 *
 * <p>Writer: the refill agent alone, released <em>before</em> it places the units, so that no grant can be seen whose
 * unit is not yet counted. Readers: statistics, which read the grants first and then these counts. So {@code kept - granted}
 * is never negative, and {@code granted + (kept - granted) + discarded} is what fell due. The agent writes as often as units
 * fall due, so the counts have cache lines of their own: on one with something that workers read, each grant would wait.
 */
public final class FuelCounts {
    private final Count kept = new Count();
    private final Count discarded = new Count();
    private final Count returned = new Count();

    /** Makes counts of zero. */
    public FuelCounts() {}

    /**
     * Counts the units that this limit has ever let go: those that were placed or held back to be placed, less those discarded
     * later, and those that wait for another limit.
     *
     * @return the units
     */
    public long kept() {
        return kept.read();
    }

    /**
     * Counts the units that fell due and will never be placed.
     *
     * @return the units
     */
    public long discarded() {
        return discarded.read();
    }

    /**
     * Counts the units that came back.
     *
     * @return the units; 0 in LIMIT and NONE
     */
    public long returned() {
        return returned.read();
    }

    /** What is kept comes last: a reader that sees it also sees what was discarded, and which units came back. */
    void publish(final long committed, final Policy limit) {
        discarded.write(limit.discarded());
        returned.write(limit.returned());
        kept.write(committed + limit.credit());
    }

    private static final class Count extends PaddedLong {
        private long read() {
            return getAcquire();
        }

        /** Most steps change nothing, and a store would take the line from its readers. */
        private void write(final long now) {
            if (now != getPlain()) {
                setRelease(now);
            }
        }
    }
}
