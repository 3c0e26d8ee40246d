// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.io.Serial;

/** Tells the error handler of something that is not a failure, but that its user should know. */
public class ThrottleWarning extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes a warning.
     *
     * @param message what the user should know
     */
    public ThrottleWarning(final String message) {
        super(message);
    }
}
