// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads must bring about, with a limit that only a hanging one exceeds. */
public final class Eventually {
    private static final long HANGING_NS = TimeUnit.SECONDS.toNanos(10);

    private Eventually() {}

    public static void holds(String what, BooleanSupplier condition) {
        long deadlineNs = System.nanoTime() + HANGING_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("not within " + TimeUnit.NANOSECONDS.toSeconds(HANGING_NS) + " s: " + what);
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
