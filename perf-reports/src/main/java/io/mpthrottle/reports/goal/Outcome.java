// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

/** What became of a goal. */
public enum Outcome {
    /** As asked, or better. */
    REACHED,
    /** Not as asked. */
    MISSED,
    /** Measured, but the spread is too wide to say. */
    OPEN,
    /** The run has no figure for it. */
    UNKNOWN
}
