// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/** How the refill thread passes the time until the next unit falls due. */
public enum Refill {
    /** Spins on the clock: takes a core for itself, and places units tens of nanoseconds after they fall due. */
    BUSY_SPIN,

    /** Parks while the next unit is further off than the calibrated overshoot of a park, at the end in short parks; then spins. */
    HYBRID,

    /** Always parks, and places what fell due when it wakes: late by what the host takes to wake a thread, cheap on shared cores. */
    PARKED
}
