// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

/** Whether a measurement kept what it is held against. */
public enum Verdict {
    /** It did. */
    PASS,
    /** It did not. */
    FAIL,
    /** It is held against nothing. */
    NONE;

    static Verdict of(final boolean passed) {
        return passed ? PASS : FAIL;
    }
}
