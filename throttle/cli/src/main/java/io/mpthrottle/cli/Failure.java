// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Something that can go wrong while running, in a sentence for the one who typed the command. */
final class Failure extends IOException {
    private static final long serialVersionUID = 1;

    Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A sentence that ends in what the system said. */
    static Failure because(String what, Throwable cause) {
        String why = cause.getMessage();
        return new Failure(what + ": " + (why == null ? cause.toString() : why), cause);
    }

    /** A failed throttle throws at whoever takes fuel, with what went wrong as the cause. */
    static Failure ofThrottle(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return because("the throttle failed", cause == null ? thrown : cause);
    }
}
