// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

/** What one look at a row found. */
enum Finding {
    /** Nothing that matters. */
    NONE,
    /** It allocates more. */
    ALLOCATES,
    /** It is slower. */
    SLOWER,
    /** It is faster. */
    FASTER
}
