// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.math.BigInteger;

/**
 * The instants for which units are intended: unit k for {@code origin + k / rate}, rounded up to whole nanoseconds, without
 * drift. This is a second implementation beside the schedule of the throttle, so that the rig does not judge code by itself.
 */
final class IntendedTimes {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final long ratePerSecond;
    private final long wholeNs;
    private final long remainder;
    private long baseNs;

    /** The next unit is intended for {@code baseNs + carried / ratePerSecond}. */
    private long carried;

    IntendedTimes(final long ratePerSecond, final long originNs) {
        this.ratePerSecond = ratePerSecond;
        wholeNs = NANOS_PER_SECOND / ratePerSecond;
        remainder = NANOS_PER_SECOND % ratePerSecond;
        baseNs = originNs;
    }

    /** The instant of the next unit. */
    long nextNs() {
        return carried == 0 ? baseNs : baseNs + 1;
    }

    /** Moves on to the next unit. */
    void advance() {
        baseNs += wholeNs;
        carried += remainder;
        if (carried >= ratePerSecond) {
            carried -= ratePerSecond;
            baseNs++;
        }
    }

    /** How many units are intended for the time up to so many nanoseconds after the origin, that instant included. */
    static long dueBy(final long ratePerSecond, final long elapsedNs) {
        if (elapsedNs < 0) {
            return 0;
        }
        return BigInteger.valueOf(elapsedNs)
                .multiply(BigInteger.valueOf(ratePerSecond))
                .divide(BigInteger.valueOf(NANOS_PER_SECOND))
                .add(BigInteger.ONE)
                .longValueExact();
    }
}
