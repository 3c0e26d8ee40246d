// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Stats;

/**
 * The throttle's own account of its fuel.
 *
 * @param runtimeNs from the start to the last instant at which a grant was possible
 * @param granted units taken
 * @param held units in the tank
 * @param discarded units that fell due and found no room, or were left at the stop
 * @param total emissions counted
 * @param overflow emissions that found the ring full
 */
record Ledger(long runtimeNs, long granted, long held, long discarded, long total, long overflow) {
    /** The account of a limiter that keeps none. */
    static final Ledger NONE = new Ledger(0, 0, 0, 0, 0, 0);

    static Ledger of(final Stats stats) {
        return new Ledger(
                stats.runtime().toNanos(),
                stats.granted(),
                stats.held(),
                stats.discarded(),
                stats.total(),
                stats.overflow());
    }

    /** All units whose fate is known. */
    long accountedFor() {
        return granted + held + discarded;
    }
}
