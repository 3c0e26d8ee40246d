// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

/** BUSY_SPIN: never parks. */
final class SpinIdle extends RefillIdle {
    SpinIdle(final RefillAgent agent) {
        super(agent, ns -> {});
    }

    @Override
    long parkNs(final long untilDueNs) {
        return 0;
    }

    @Override
    long untilLookNs(final long untilDueNs, final long parkNs) {
        return 0;
    }
}
