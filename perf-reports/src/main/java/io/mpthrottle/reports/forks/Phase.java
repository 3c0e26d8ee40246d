// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** What a fork was run for. */
public enum Phase {
    /** Every row. */
    FIRST,
    /** The second look: only the rows that failed, with fresh forks. */
    CONFIRM,
    /** Only the rows that could not be told, beside the forks that they have. */
    MORE;

    /**
     * As the files write it.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
