// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.Nullable;

/**
 * What is said of one row.
 *
 * @param first its first look
 * @param second fresh forks, alone; null when it had not failed
 * @param both the forks of both looks together; null when there was but one look, or when the second alone told
 * @param third fresh forks after those; null when it had not failed by both together
 * @param verdict the verdict
 * @param why in a few words, null where there is nothing to add
 */
record RowResult(
        Comparison first,
        @Nullable Comparison second,
        @Nullable Comparison both,
        @Nullable Comparison third,
        Verdict verdict,
        @Nullable String why) {
    /** The last look that was to find again what was found. */
    @Nullable
    Comparison confirmation() {
        return third == null ? second : third;
    }
}
