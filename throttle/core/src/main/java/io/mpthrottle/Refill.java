// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/** How the refill thread passes the time until the next unit falls due. */
public enum Refill {
    /** Spins on the clock: a core of its own, and units placed tens of nanoseconds after they fall due. */
    BUSY_SPIN,

    /** Parks while the next unit is further off than the calibrated overshoot of a park, at the end in short parks; then spins. */
    HYBRID,

    /** Always parks and places on waking what fell due: late by about the kernel's timer slack, cheap on shared cores. */
    PARKED
}
