// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** Which look a fork is for. Each has as many forks as all before it together. */
public enum Phase {
    /** Every row. */
    FIRST(1),
    /** The rows that failed, or left a doubt. */
    SECOND(1),
    /** The rows that fail by the forks of both together. */
    THIRD(2);

    private final int times;

    Phase(final int times) {
        this.times = times;
    }

    /**
     * How many rounds it has.
     *
     * @param ofFirst the rounds of the first look
     * @return its own
     */
    public int rounds(final int ofFirst) {
        return times * ofFirst;
    }

    /**
     * As the files write it.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
