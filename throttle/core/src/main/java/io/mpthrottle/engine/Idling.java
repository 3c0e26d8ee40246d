// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.RefillIdle;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/** How the refill's thread passes the time. */
public enum Idling {
    /** Never parks. */
    BUSY_SPIN {
        @Override
        IdleStrategy of(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
            return RefillIdle.busySpin(agent);
        }
    },

    /** Parks, and spins at the end. */
    HYBRID {
        @Override
        IdleStrategy of(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
            return RefillIdle.hybrid(agent, overshootNs, longestParkNs);
        }
    },

    /** Always parks. */
    PARKED {
        @Override
        IdleStrategy of(final RefillAgent agent, final long overshootNs, final LongSupplier longestParkNs) {
            return RefillIdle.parked(agent, overshootNs, longestParkNs);
        }
    };

    abstract IdleStrategy of(RefillAgent agent, long overshootNs, LongSupplier longestParkNs);
}
