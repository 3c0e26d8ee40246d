// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.Ration;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;

/** How long emissions may wait, and how many are drained at a time, so that the ring does not get full. */
final class MonitorPace {
    private final Settings settings;

    MonitorPace(final Settings settings) {
        this.settings = settings;
    }

    /** Whether emissions come at the limit, and at most as many at once as the ring has ample room for. */
    boolean isSlow() {
        return slowRoom() > 0;
    }

    /** How many emissions may gather beside the largest burst, up to a quarter of the ring; 0 or less: the burst may be larger. */
    private long slowRoom() {
        return settings.emissionsAreCapped()
                ? settings.emissionCapacity / 4 - Tuning.IN_HAND - settings.mostUnits()
                : 0;
    }

    /** How many emissions the monitor drains in a step, and how long it lets them gather. */
    Ration ration() {
        final int all = settings.emissionCapacity;
        if (settings.threads != Threads.ONE) {
            // A user's duty cycle has times of its own.
            final long everyNs = settings.threads == Threads.TWO ? slowGatherNs(all) : 0;
            return new Ration(all, everyNs, all, all, Tuning.DRAIN_NS);
        }
        final int part = all / 8;
        // Workers at their fastest fill that part of the ring meanwhile.
        final long leastNs = Math.min(Tuning.GATHER_NS, part * Tuning.FASTEST_GRANT_NS);
        return new Ration(
                Tuning.DRAIN_BETWEEN_STEPS,
                Math.max(leastNs, slowGatherNs(Tuning.DRAIN_BETWEEN_STEPS)),
                part,
                settings.autoEmit ? Math.min(all, Tuning.FLOOD_TANKS * Tank.MAX_UNITS) : 0,
                Tuning.DRAIN_NS);
    }

    /** How long it takes at the limit until so many emissions, or as many as there is room for, have come; 0: that is unknown. */
    private long slowGatherNs(final int emissions) {
        final long gathered = Math.min(emissions, slowRoom());
        return isSlow() ? Math.min(settings.refreshNs, (long) (gathered * 1e9 / settings.perSecond())) : 0;
    }

    /** The longest park where emissions come at any rate: they must not fill the ring, and must be published on time. */
    long parkNs() {
        final long punctualNs = settings.refreshNs / 8;
        if (settings.cap == null) {
            return punctualNs;
        }
        final double quarter = settings.emissionCapacity / 4.0;
        final long fillNs = settings.cap.burst() < quarter ? (long) (quarter * 1e9 / settings.perSecond()) : 0;
        return Math.max(Tuning.LEAST_MONITOR_PARK_NS, Math.min(punctualNs, fillNs));
    }
}
