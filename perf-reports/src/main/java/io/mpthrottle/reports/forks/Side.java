// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** Which of two jars. */
public enum Side {
    /** What there was. */
    BASE,
    /** What is asked about. */
    CANDIDATE;

    /**
     * As the files write it.
     *
     * @return in lower case
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
