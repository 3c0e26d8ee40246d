// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.Tuning;
import org.jspecify.annotations.Nullable;

/** What a throttle asks of the machine, compared with what this process may have of it. */
public final class Demand {
    private Demand() {}

    /**
     * Tells whether the machine has what a throttle asks for.
     *
     * @param settings what the throttle is built with
     * @param machine what was measured
     * @return what the user should know, in one sentence; null if there is nothing
     */
    public static @Nullable String warning(final Settings settings, final Machine machine) {
        if (machine.isUnknown()) {
            return null;
        }
        final double perSecond = settings.perSecond();
        if (machine.correction() > 0) {
            return String.format(
                    "the limit of throttle \"%s\" is %,.0f a second, above the %,.0f that this machine keeps up"
                            + " with the %.2f processors that this process may use",
                    settings.name, perSecond, machine.highestPerSecond(), machine.processors());
        }
        final double busy = processors(settings.idling, perSecond, machine);
        if (settings.threads == Threads.NONE || busy <= machine.processors()) {
            return null;
        }
        return String.format(
                "at %,.0f a second throttle \"%s\" and a worker that waits keep %.2f processors busy, but this process may"
                        + " use %.2f: units will come in bursts",
                perSecond, settings.name, busy, machine.processors());
    }

    /** How many processors the refill thread and one worker that waits keep busy. */
    static double processors(final Idling idling, final double perSecond, final Machine machine) {
        final double overshootNs = machine.parkOvershootP50Ns();
        final double waiting = share(perSecond, Tuning.WAITER_COST_NS);
        return switch (idling) {
            case BUSY_SPIN -> 1 + waiting;
            // It stops parking so long before each unit, and spins.
            case HYBRID -> share(perSecond, overshootNs) + waiting;
            // What falls due while it is parked comes at once, so neither thread wakes up more often than it can park.
            case PARKED ->
                share(Math.min(perSecond, 1e9 / overshootNs), Tuning.WAKE_UP_COST_NS + Tuning.WAITER_COST_NS);
        };
    }

    private static double share(final double perSecond, final double eachNs) {
        return Math.min(1, perSecond * eachNs / 1e9);
    }
}
