// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.Ration;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.tank.Tank;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How long emissions may be left alone, and how much of them is drained at a time, without the ring getting full. */
final class MonitorPace {
    /** In one step of an agent that shares its thread, so that a ring that is not crowded does not hold up the refill. */
    private static final int DRAIN_BETWEEN_STEPS = 64;

    /** A tank's worth and what is emitted while that is drained; more would hold up the refill for no good. */
    private static final int MOST_OF_A_FLOOD = 2 * Tank.MAX_UNITS;

    private static final long GATHER_NS = TimeUnit.MICROSECONDS.toNanos(60);
    private static final long FASTEST_GRANT_NS = 20;
    private static final long LEAST_PARK_NS = TimeUnit.MICROSECONDS.toNanos(100);

    /** Units that were taken and not yet emitted. */
    private static final int IN_HAND = 64;

    private final Settings settings;

    MonitorPace(final Settings settings) {
        this.settings = settings;
    }

    /** Whether emissions come at the limit, and at most as many at once as the ring has ample room for. */
    boolean isSlow() {
        return slowRoom() > 0;
    }

    /** How many emissions may gather beside the largest burst, up to a quarter of the ring; 0 or less if it may be larger. */
    private long slowRoom() {
        return settings.emissionsAreCapped() ? settings.emissionCapacity / 4 - IN_HAND - settings.mostUnits() : 0;
    }

    /** How the monitor drains. */
    Ration ration(final @Nullable RefillAgent refill) {
        final int all = settings.emissionCapacity;
        if (settings.threads != Threads.ONE) {
            // A duty cycle of the user's keeps its own times.
            final long everyNs = settings.threads == Threads.TWO ? slowGatherNs(all) : 0;
            return new Ration(all, everyNs, all, all, MonitorPace::alone);
        }
        final int part = all / 8;
        // Workers at their fastest fill that part of the ring meanwhile.
        final long leastNs = Math.min(GATHER_NS, part * FASTEST_GRANT_NS);
        return new Ration(
                DRAIN_BETWEEN_STEPS,
                Math.max(leastNs, slowGatherNs(DRAIN_BETWEEN_STEPS)),
                part,
                settings.autoEmit ? Math.min(all, MOST_OF_A_FLOOD) : 0,
                refill == null ? MonitorPace::alone : refill::untilNextNs);
    }

    /** How long so many emissions take at the limit, or as many as there is room for; 0 if that cannot be told. */
    private long slowGatherNs(final int emissions) {
        final long gathered = Math.min(emissions, slowRoom());
        return isSlow() ? Math.min(settings.refreshNs, (long) (gathered * 1e9 / settings.perSecond())) : 0;
    }

    /** Nothing else is ever due on the monitor's thread. */
    private static long alone() {
        return Long.MAX_VALUE;
    }

    /** The longest park where emissions may come at any rate, so that they do not fill the ring and are published on time. */
    long parkNs() {
        final long punctualNs = settings.refreshNs / 8;
        if (settings.cap == null) {
            return punctualNs;
        }
        final double quarter = settings.emissionCapacity / 4.0;
        final long fillNs = settings.cap.burst() < quarter ? (long) (quarter * 1e9 / settings.perSecond()) : 0;
        return Math.max(LEAST_PARK_NS, Math.min(punctualNs, fillNs));
    }
}
