// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.Locale;

/** Which of two jars. */
public enum Side {
    /** The build that was there before. */
    BASE,
    /** The build that is asked about. */
    CANDIDATE;

    /** The name as the files write it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
