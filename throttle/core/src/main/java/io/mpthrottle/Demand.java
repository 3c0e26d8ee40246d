// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a throttle asks of the machine, compared with what this process may have of it. */
final class Demand {
    /** What a waiting worker spends on a unit, as it spins, yields and wakes up. Measured: 13 to 20 µs at 5,000 a second. */
    private static final double WAIT_NS = TimeUnit.MICROSECONDS.toNanos(20);

    /** What a refill thread spends on waking up from a park and on placing. Measured: 7 to 15 µs. */
    private static final double WAKE_UP_NS = TimeUnit.MICROSECONDS.toNanos(10);

    private Demand() {}

    /** What the user should know, in one sentence, or null if the machine has what it takes. */
    static @Nullable String warning(final Settings settings, final Calibration calibration) {
        if (calibration.equals(Calibration.NONE)) {
            return null;
        }
        final double perSecond = settings.perSecond();
        if (calibration.correction() > 0) {
            return String.format(
                    "the limit of throttle \"%s\" is %,.0f a second, above the %,.0f that this machine keeps up"
                            + " with the %.2f processors that this process may use",
                    settings.name, perSecond, calibration.highestPerSecond(), calibration.processors());
        }
        final double busy = processors(settings.refill, perSecond, calibration);
        if (settings.threading == Threading.INVOKER || busy <= calibration.processors()) {
            return null;
        }
        return String.format(
                "at %,.0f a second throttle \"%s\" and a worker that waits keep %.2f processors busy, but this process may"
                        + " use %.2f: units will come in bursts",
                perSecond, settings.name, busy, calibration.processors());
    }

    /** How many processors the refill thread and one worker that waits keep busy. */
    static double processors(final Refill refill, final double perSecond, final Calibration calibration) {
        final double overshootNs = calibration.parkOvershootP50Nanos();
        return switch (refill) {
            case BUSY_SPIN -> 1 + share(perSecond, WAIT_NS);
            // It stops parking so long before each unit, and spins.
            case HYBRID -> share(perSecond, overshootNs) + share(perSecond, WAIT_NS);
            // What falls due while it is parked comes at once, so neither thread wakes up more often than it can park.
            case PARKED -> share(Math.min(perSecond, 1e9 / overshootNs), WAKE_UP_NS + WAIT_NS);
        };
    }

    private static double share(final double perSecond, final double eachNs) {
        return Math.min(1, perSecond * eachNs / 1e9);
    }
}
