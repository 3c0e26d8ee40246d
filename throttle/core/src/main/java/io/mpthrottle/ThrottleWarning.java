// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.io.Serial;

/** What the error handler gets when nothing failed but somebody should know. */
public class ThrottleWarning extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes a warning.
     *
     * @param message what somebody should know
     */
    public ThrottleWarning(final String message) {
        super(message);
    }
}
