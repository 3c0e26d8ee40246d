// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import org.jspecify.annotations.Nullable;

/**
 * What is said of one row.
 *
 * @param first its first look
 * @param second its confirmation, null when it needed none
 * @param wider what it looks like with as many forks more, null when it could be told without
 * @param verdict the verdict
 * @param why in a few words, null where there is nothing to add
 */
record RowResult(
        Comparison first,
        @Nullable Comparison second,
        @Nullable Comparison wider,
        Verdict verdict,
        @Nullable String why) {}
