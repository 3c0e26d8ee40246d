// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Outlook;
import java.util.function.LongConsumer;

/** PARKED: always parks until the due time, and so is late for each unit by a wake-up. */
final class ParkedIdle extends RefillIdle {
    private final long lateNs;

    ParkedIdle(final RefillAgent agent, final ParkLateness lateness, final LongConsumer parking) {
        super(agent, parking);
        lateNs = lateness.shortNs();
    }

    @Override
    long parkNs(final long untilDueNs) {
        return Math.max(1, untilDueNs);
    }

    @Override
    long untilLookNs(final long untilDueNs, final long parkNs) {
        return parkNs - Math.min(2 * lateNs, parkNs / 2);
    }

    /**
     * A unit that found the tank full is lost: whatever is taken from now on until it falls due, this thread would come too
     * late to see. So where intervals are long the thread does not wake up for that unit, but ahead of the one after it.
     */
    @Override
    long afterLookNs(final Outlook outlook, final long parkNs) {
        final long undecidedNs = outlook.untilUndecidedNs();
        return undecidedNs - outlook.untilDueNs() >= Tuning.LONG_INTERVAL * lateNs
                ? aheadNs(outlook.atNs(), undecidedNs, undecidedNs)
                : parkNs;
    }
}
