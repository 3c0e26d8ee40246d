// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A failure while running, as a sentence for the user. */
final class Failure extends IOException {
    private static final long serialVersionUID = 1;

    Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A sentence with the system's own message at its end. */
    static Failure because(String what, Throwable cause) {
        String why = cause.getMessage();
        return new Failure(what + ": " + (why == null ? cause.toString() : why), cause);
    }

    /** The throttle failed. What it throws at threads that take fuel has the reason as its cause. */
    static Failure ofThrottle(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return because("the throttle failed", cause == null ? thrown : cause);
    }
}
