// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.function.LongSupplier;
import org.agrona.concurrent.NanoClock;

/** The user's clock where it must not fail, as while its own failure is noted. */
final class UnfailingClock implements NanoClock {
    private final NanoClock clock;
    private final LongSupplier lastNs;

    /**
     * Wraps a clock.
     *
     * @param lastNs tells a reading that was made before
     */
    UnfailingClock(final NanoClock clock, final LongSupplier lastNs) {
        this.clock = clock;
        this.lastNs = lastNs;
    }

    /** Reads the clock. Where it throws anything, even a checked exception, this is the reading made before. */
    @Override
    public long nanoTime() {
        try {
            return clock.nanoTime();
        } catch (final Throwable e) {
            return lastNs.getAsLong();
        }
    }
}
