// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.Nullable;

/**
 * What was found of one row.
 *
 * @param first the first look
 * @param second fresh forks alone; null when the row had not failed, or the run ended before
 * @param both all forks of both looks; null when there was only one look, or the second one told by itself
 * @param third fresh forks after both looks; null when the row had not failed by both together, or the run ended before
 * @param verdict the verdict
 * @param why the reason in a few words, null where there is nothing to add
 */
record RowResult(
        Comparison first,
        @Nullable Comparison second,
        @Nullable Comparison both,
        @Nullable Comparison third,
        Verdict verdict,
        @Nullable String why) {}
