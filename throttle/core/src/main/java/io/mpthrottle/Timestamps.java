// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/** Where the stamps of emissions come from. */
public enum Timestamps {
    /** Each emission reads the clock. */
    PRECISE,

    /**
     * The refill agent publishes its clock reading about once a microsecond, and emissions use that. It saves some 25 ns. A
     * stamp is old by as much as the refill thread was held up, and at millions a second many stamps are equal. Only with
     * {@link Refill#BUSY_SPIN}.
     */
    COARSE
}
