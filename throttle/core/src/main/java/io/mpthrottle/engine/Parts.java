// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.JvmFlag;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.policy.Cap;
import io.mpthrottle.refill.CoarseClock;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import org.jspecify.annotations.Nullable;

/** Makes the parts that the settings ask for: those that workers touch, and the agents. */
public final class Parts {
    /** Holds the fuel that is ready. */
    public final Tank tank;

    /** Takes units back; null where they do not come back. */
    public final @Nullable Feedback feedback;

    /** Stamps emissions; null where each of them reads the clock. */
    public final @Nullable CoarseClock coarse;

    /** Takes emissions; null without a monitor. */
    public final @Nullable EmissionRing ring;

    /** Where the throttle stands. */
    public final Lifecycle lifecycle;

    /** The threads that wait for fuel. */
    public final Waiters waiters;

    /** What was measured of the machine. */
    public final Machine machine;

    final @Nullable RefillAgent refill;
    final @Nullable MonitorAgent monitor;

    /**
     * Makes them.
     *
     * @param settings what the throttle is built with
     */
    public Parts(final Settings settings) {
        Library.JCTOOLS.require();
        if (settings.asMonitor) {
            Library.AGRONA.require();
            Library.HDR_HISTOGRAM.require();
            JvmFlag.require();
        }
        machine = settings.autoCalibrate ? Calibrator.calibrate(settings.perSecond()) : Machine.UNKNOWN;
        tank = new Tank(settings.mostUnits(), settings.lines, settings.headroom);
        feedback = settings.mostOut() > 0 ? new Feedback(slots(settings.mostOut())) : null;
        coarse = settings.coarse ? new CoarseClock() : null;
        refill = settings.cap == null ? null : refill(settings, settings.cap);
        ring = settings.asMonitor
                ? new EmissionRing(settings.firstEmissions, settings.emissionCapacity, settings.lines)
                : null;
        monitor = ring == null ? null : monitor(settings, ring);
        lifecycle = new Lifecycle(settings.name, settings.asThrottle);
        waiters = new Waiters(settings.waitWith);
    }

    private static int slots(final long units) {
        return (int) Math.min(units, Tank.MAX_UNITS);
    }

    private RefillAgent refill(final Settings settings, final Cap cap) {
        final Supply supply =
                feedback == null ? Supply.endless() : Supply.returning(slots(settings.mostOut()), feedback);
        final boolean spins = settings.threads != Threads.NONE && settings.idling != Idling.PARKED;
        return new RefillAgent(settings.name + "-refill", settings.clock, tank, cap.policy(), supply, coarse, spins);
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
