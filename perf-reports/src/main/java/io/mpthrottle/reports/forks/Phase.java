// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** Whether a fork belongs to the first look at a row or to the second. */
public enum Phase {
    /** Every row. */
    FIRST,
    /** Only the rows that failed, with fresh forks. */
    CONFIRM;

    /**
     * As the files write it.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
