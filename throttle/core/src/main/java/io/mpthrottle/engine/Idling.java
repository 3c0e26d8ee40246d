// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.ParkLateness;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.RefillIdle;

/** How the refill's thread passes the time. */
public enum Idling {
    /** Never parks. */
    BUSY_SPIN {
        @Override
        RefillIdle of(final RefillAgent agent, final ParkLateness lateness) {
            return RefillIdle.busySpin(agent);
        }
    },

    /** Parks, and spins at the end. */
    HYBRID {
        @Override
        RefillIdle of(final RefillAgent agent, final ParkLateness lateness) {
            return RefillIdle.hybrid(agent, lateness);
        }
    },

    /** Always parks. */
    PARKED {
        @Override
        RefillIdle of(final RefillAgent agent, final ParkLateness lateness) {
            return RefillIdle.parked(agent, lateness);
        }
    };

    abstract RefillIdle of(RefillAgent agent, ParkLateness lateness);
}
