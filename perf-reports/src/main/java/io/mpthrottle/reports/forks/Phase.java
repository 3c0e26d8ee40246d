// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** The look of the gate that a fork is for. Each look after the first has as many forks as all looks before it together. */
public enum Phase {
    /** The look at every row. */
    FIRST(1),
    /** The look at the rows that failed, or left a doubt. */
    SECOND(1),
    /** The look at the rows that fail by the forks of both looks together. */
    THIRD(2);

    private final int times;

    Phase(final int times) {
        this.times = times;
    }

    /** How many rounds this look has, when the first has so many. */
    public int rounds(final int ofFirst) {
        return times * ofFirst;
    }

    /** The name as the files write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
