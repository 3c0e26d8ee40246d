// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.Ration;
import io.mpthrottle.policy.Cap;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;
import java.util.stream.Stream;

/** How long emissions may wait, and how many are drained at a time, so that the ring does not get full. */
final class MonitorPace {
    private final Settings settings;

    MonitorPace(final Settings settings) {
        this.settings = settings;
    }

    /** Whether emissions come at a limit, and at most as many at once as the ring has ample room for. */
    boolean isSlow() {
        return limits().anyMatch(limit -> slowRoom(limit) > 0);
    }

    private Stream<Cap> limits() {
        return settings.cap == null ? Stream.empty() : settings.cap.limits().stream();
    }

    /** How many emissions may gather beside the largest burst, up to a quarter of the ring; 0 or less: the burst may be larger. */
    private long slowRoom(final Cap limit) {
        return settings.autoEmit && limit.mostUnits() != Cap.UNBOUNDED
                ? settings.emissionCapacity / 4 - Tuning.IN_HAND - limit.mostUnits()
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

    /**
     * How long it takes until so many emissions, or as many as there is room for, have come; 0: that is unknown. Burst and rate are
     * those of the same limit: each keeps to its own, and to mix them would promise what no limit does.
     */
    private long slowGatherNs(final int emissions) {
        return limits().filter(limit -> slowRoom(limit) > 0)
                .mapToLong(limit -> (long) (Math.min(emissions, slowRoom(limit)) * 1e9 / limit.perSecond()))
                .map(gatherNs -> Math.min(settings.refreshNs, gatherNs))
                .max()
                .orElse(0);
    }

    /** The longest park where emissions come at any rate: they must not fill the ring, and must be published on time. */
    long parkNs() {
        final long punctualNs = settings.refreshNs / 8;
        if (settings.cap == null) {
            return punctualNs;
        }
        final double quarter = settings.emissionCapacity / 4.0;
        final long fillNs = limits().filter(limit -> limit.burst() < quarter)
                .mapToLong(limit -> (long) (quarter * 1e9 / limit.perSecond()))
                .max()
                .orElse(0);
        return Math.max(Tuning.LEAST_MONITOR_PARK_NS, Math.min(punctualNs, fillNs));
    }
}
