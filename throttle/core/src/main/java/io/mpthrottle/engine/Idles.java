// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.monitor.MonitorIdle;
import io.mpthrottle.refill.ParkLateness;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.RefillIdle;
import io.mpthrottle.refill.Tuning;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Chooses how the agents' threads pass the time. What it makes is of one thread and one run. */
final class Idles {
    private final Idling idling;
    private final MonitorPace pace;
    private final ParkLateness lateness;
    private final long longestParkNs;

    Idles(final Settings settings, final Machine machine) {
        idling = settings.idling;
        pace = new MonitorPace(settings);
        lateness = lateness(machine);
        // A clock that is set by hand may reach a due time while the thread is parked.
        longestParkNs = settings.isSystemClock() ? Tuning.LONGEST_PARK_NS : Tuning.FOREIGN_CLOCK_PARK_NS;
    }

    /** The refill has the thread for itself. */
    IdleStrategy refill(final RefillAgent refill) {
        return new ThreadIdle(idling.of(refill, lateness), null, longestParkNs);
    }

    /** Both are on the thread: it parks as the refill needs it, and not for longer than the monitor may be left alone. */
    IdleStrategy shared(final RefillAgent refill, final MonitorAgent monitor) {
        final RefillIdle idle = idling.of(refill, lateness);
        return pace.isSlow()
                ? new ThreadIdle(idle, monitor, longestParkNs)
                : new ThreadIdle(idle, null, Math.min(longestParkNs, pace.parkNs()));
    }

    /** The monitor has the thread for itself. */
    IdleStrategy monitor(final MonitorAgent monitor) {
        return pace.isSlow()
                ? new MonitorIdle(monitor, longestParkNs)
                : new BackoffIdleStrategy(1, 1, Tuning.SHORTEST_MONITOR_PARK_NS, pace.parkNs());
    }

    private static ParkLateness lateness(final Machine machine) {
        return machine.isUnknown()
                ? ParkLateness.UNCALIBRATED
                : ParkLateness.calibrated(
                        machine.parkOvershootP50Ns(), machine.parkOvershootP99Ns(), machine.longParkOvershootP50Ns());
    }
}
