// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.util.function.LongConsumer;

/**
 * HYBRID: parks short of the due time by as much as parks are late, and spins the rest.
 *
 * <p>A long park comes back late by much more now and then. A host polls for the end of a short one only, and lends the
 * processor to others in a longer one; and the processor itself sleeps more deeply. So this leaves a longer rest after a long
 * park, and passes that rest in short ones.
 */
final class HybridIdle extends RefillIdle {
    private final ParkLateness lateness;

    HybridIdle(final RefillAgent agent, final ParkLateness lateness, final LongConsumer parking) {
        super(agent, parking);
        this.lateness = lateness;
    }

    @Override
    long parkNs(final long untilDueNs) {
        final long parkNs = untilDueNs - lateness.shortNs();
        return parkNs <= Tuning.SHORT_PARK_NS ? parkNs : Math.max(Tuning.SHORT_PARK_NS, untilDueNs - lateness.longNs());
    }

    /** After a long park there is time enough for the look; and while the thread spins it looks at each turn. */
    @Override
    long untilLookNs(final long untilDueNs, final long parkNs) {
        return parkNs > Tuning.SHORT_PARK_NS ? parkNs : Math.min(parkNs, untilDueNs - untilDueNs / 2);
    }
}
