// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

/** What became of a goal. */
public enum Outcome {
    /** As asked, or better. */
    REACHED,
    /** Not as asked. */
    MISSED,
    /** The run has no figure for it. */
    UNKNOWN
}
