// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Timestamps;

/** What watches the grants. */
public enum Monitor {
    /** Nothing. */
    OFF,
    /** The monitor, with the refill agent's stamps. */
    COARSE,
    /** The monitor, with a clock reading for each grant. */
    PRECISE;

    boolean isOn() {
        return this != OFF;
    }

    Timestamps timestamps() {
        return this == COARSE ? Timestamps.COARSE : Timestamps.PRECISE;
    }
}
