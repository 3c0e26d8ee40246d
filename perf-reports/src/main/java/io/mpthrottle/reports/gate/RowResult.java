// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.Nullable;

/**
 * What is said of one row.
 *
 * @param first its first look
 * @param second fresh forks, alone; null when it had not failed, or the run ended before
 * @param both all forks of both looks; null when there was but one, or the second told alone
 * @param third fresh forks after those; null when it had not failed by both together, or the run ended before
 * @param verdict the verdict
 * @param why in a few words, null where there is nothing to add
 */
record RowResult(
        Comparison first,
        @Nullable Comparison second,
        @Nullable Comparison both,
        @Nullable Comparison third,
        Verdict verdict,
        @Nullable String why) {}
