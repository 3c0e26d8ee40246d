// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** The throttle did what the model says it may not. */
final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1;

    Breach(String message) {
        super(message);
    }

    Breach(String message, Throwable cause) {
        super(message, cause);
    }

    static void unlessEqual(String what, long actual, long expected) {
        if (actual != expected) {
            throw new Breach(what + " is " + actual + ", expected " + expected);
        }
    }

    static void unlessAtMost(String what, long actual, long most) {
        if (actual > most) {
            throw new Breach(what + " is " + actual + ", expected at most " + most);
        }
    }

    static void unlessAtLeast(String what, long actual, long least) {
        if (actual < least) {
            throw new Breach(what + " is " + actual + ", expected at least " + least);
        }
    }

    static void unless(boolean holds, String message) {
        if (!holds) {
            throw new Breach(message);
        }
    }
}
