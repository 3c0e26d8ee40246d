// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.CoarseClock;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.RefillPolicy;
import io.mpthrottle.refill.Schedule;
import io.mpthrottle.refill.ScheduledPolicy;
import io.mpthrottle.refill.SlidingWindowPolicy;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import org.jspecify.annotations.Nullable;

/** Makes the parts that the settings ask for and puts them together. */
final class Parts {
    final Tank tank;
    final @Nullable Feedback feedback;
    final @Nullable CoarseClock coarse;
    final @Nullable RefillAgent refill;
    final @Nullable EmissionRing ring;
    final @Nullable MonitorAgent monitor;

    Parts(final Settings settings) {
        final long units = settings.mostUnits();
        tank = new Tank(units);
        feedback = settings.unitsReturn() && settings.asThrottle ? new Feedback(slots(units)) : null;
        coarse = settings.timestamps == Timestamps.COARSE ? new CoarseClock() : null;
        refill = settings.asThrottle ? refill(settings, units) : null;
        ring = settings.asMonitor ? new EmissionRing(settings.firstEmissions, settings.emissionCapacity) : null;
        monitor = ring == null ? null : monitor(settings, ring);
    }

    private static int slots(final long units) {
        return (int) Math.min(units, Tank.MAX_UNITS);
    }

    private RefillAgent refill(final Settings settings, final long units) {
        final Supply supply = feedback == null ? Supply.endless() : Supply.returning(slots(units), feedback);
        return new RefillAgent(settings.name + "-refill", settings.clock, tank, policy(settings), supply, coarse);
    }

    private static RefillPolicy policy(final Settings settings) {
        return switch (settings.hardcap) {
            case LIMIT -> new ScheduledPolicy(schedule(settings), settings.maxN);
            case NONE -> new ScheduledPolicy(schedule(settings), ScheduledPolicy.UNCAPPED);
            // T rounded up to whole nanoseconds.
            case ONE -> new SlidingWindowPolicy(1, (settings.perNs - 1) / settings.maxN + 1);
            case WINDOW -> new SlidingWindowPolicy(settings.maxN, settings.perNs);
        };
    }

    private static Schedule schedule(final Settings settings) {
        return Schedule.corrected(settings.maxN, settings.perNs, settings.correction);
    }

    private static MonitorAgent monitor(final Settings settings, final EmissionRing emissions) {
        return new MonitorAgent(
                settings.name + "-monitor",
                emissions,
                settings.clock,
                settings.clock.nanoTime(),
                settings.refreshNs,
                new MonitorPace(settings).ration());
    }
}
