// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

/** What one look at a row found. */
enum Finding {
    /** No difference that matters. */
    NONE,
    /** The candidate allocates more. */
    ALLOCATES,
    /** The candidate is slower. */
    SLOWER,
    /** The candidate is faster. */
    FASTER
}
