// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.Mark;
import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits at the end of a run for the emissions that belong to it: with autoEmit one for each grant, otherwise those that
 * workers made before stop() was called. Used under the throttle's lock, the draining by whoever has ended the agents.
 */
final class LastEmissions {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(1);
    /** Where the emissions stand when stop() is called. */
    record Last(Mark ring, long overflow) {}

    private final boolean autoEmit;
    private final MonitorAgent monitor;
    private final EmissionRing ring;
    private final Tank tank;

    /** Emissions that were waited for in vain and reported. They may still come. */
    private long writtenOff;

    LastEmissions(final boolean autoEmit, final MonitorAgent monitor, final EmissionRing ring, final Tank tank) {
        this.autoEmit = autoEmit;
        this.monitor = monitor;
        this.ring = ring;
        this.tank = tank;
    }

    /** Called before the run is ended, so that what is emitted afterwards belongs to the next one. */
    Last mark() {
        return new Last(ring.mark(), ring.overflow());
    }

    /**
     * Waits for a second at most: a worker may be held up, or be gone.
     *
     * @return how many emissions are missing then and were not reported before
     */
    long await(final Last mark, final long endNs) {
        final long beganNs = System.nanoTime();
        long missing = drainAndCountMissing(mark, endNs);
        while (missing > 0 && System.nanoTime() - beganNs < PATIENCE_NS) {
            LockSupport.parkNanos(Tuning.LOOK_AGAIN_NS);
            missing = drainAndCountMissing(mark, endNs);
        }
        writtenOff += missing;
        return missing;
    }

    private long drainAndCountMissing(final Last mark, final long endNs) {
        if (!autoEmit) {
            return monitor.drainUntil(mark.ring(), endNs) ? 0 : monitor.missing(mark.ring());
        }
        monitor.drainUntil(ring.mark(), endNs);
        final long missing = tank.granted() - ring.drained() - ring.overflow();
        writtenOff = Math.min(writtenOff, missing);
        return missing - writtenOff;
    }

    /** The monitor publishes for the last time. */
    void end(final Last mark, final long endNs) {
        monitor.end(endNs, autoEmit ? ring.overflow() : mark.overflow());
    }
}
