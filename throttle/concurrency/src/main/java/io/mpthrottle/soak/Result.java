// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import java.time.Duration;
import java.util.List;

/**
 * What became of one leg, or of several of the same mode.
 *
 * @param leg the mode
 * @param emissions emissions counted
 * @param discarded units that fell due and found no room
 * @param reordered emissions that were overtaken
 * @param runtime how long it ran
 * @param allocatedBytes what the workers allocated after their first calls
 * @param breaches what did not hold
 */
record Result(
        Leg leg,
        long emissions,
        long discarded,
        long reordered,
        Duration runtime,
        long allocatedBytes,
        List<String> breaches) {
    double perSecond() {
        return emissions / (runtime.toNanos() / 1e9);
    }

    @Override
    public String toString() {
        return String.format(
                "%-34s %,14d %,12.0f/s %,13d %,12d %,8d B  %s",
                leg,
                emissions,
                perSecond(),
                discarded,
                reordered,
                allocatedBytes,
                breaches.isEmpty() ? "held" : "BROKEN: " + String.join("; ", breaches));
    }
}
