// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Timestamps;

/** How grants are monitored. */
public enum Monitor {
    /** Not at all. */
    OFF,
    /** With stamps of the refill agent. */
    COARSE,
    /** With a reading of the clock for each grant. */
    PRECISE;

    boolean isOn() {
        return this != OFF;
    }

    Timestamps timestamps() {
        return this == COARSE ? Timestamps.COARSE : Timestamps.PRECISE;
    }
}
