// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.Collection;
import java.util.Locale;

/** The verdict on a row, and on a run; the weightiest comes last. */
public enum Verdict {
    /** No change that matters. */
    PASS,
    /** Found faster, twice. */
    IMPROVED,
    /** It cannot be told whether something changed. */
    INCONCLUSIVE,
    /** Found slower, or allocating more, twice. */
    REGRESSED;

    /** The verdict on a run: the weightiest of its rows' verdicts. */
    static Verdict of(final Collection<Verdict> rows) {
        return rows.stream().max(Verdict::compareTo).orElse(INCONCLUSIVE);
    }

    /** The name as the files write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    int exitCode(final boolean strict) {
        if (this == REGRESSED) {
            return 1;
        }
        return this == INCONCLUSIVE && strict ? 3 : 0;
    }
}
