// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;

/** Parks again and again for the same time, and measures how late each park comes back. */
final class ParkTrial {
    private static final int MOST_PARKS = 2_000;

    private final NanoClock clock;
    private final LongConsumer park;

    ParkTrial(final NanoClock clock, final LongConsumer park) {
        this.clock = clock;
        this.park = park;
    }

    /** Parks for so long each time, until the clock has reached the end. */
    Lateness measure(final long parkNs, final long endNs) {
        final long[] lateNs = new long[MOST_PARKS];
        int parks = 0;
        long beganNs = clock.nanoTime();
        while (parks < MOST_PARKS && beganNs - endNs < 0) {
            park.accept(parkNs);
            final long nowNs = clock.nanoTime();
            final long overshootNs = nowNs - beganNs - parkNs;
            // A park may come back early, for no reason, and then tells nothing.
            if (overshootNs > 0) {
                lateNs[parks++] = overshootNs;
            }
            beganNs = nowNs;
        }
        return Lateness.of(lateNs, parks);
    }
}
