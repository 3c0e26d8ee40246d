// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import java.util.function.LongSupplier;

/**
 * How much to drain at a time, and when. A monitor that is always at the ring's end shares each cache line that a worker
 * writes, and costs it more than the emission itself; and one that wakes up for each emission finds all it needs gone from
 * its caches. One that lets some emissions gather costs next to nothing.
 *
 * <p>One that shares its thread with the refill agent must not make it late, either: a unit that falls due while emissions
 * are drained waits for the last of them. So it drains into the gaps between due times, as many as fit; and only when no
 * gap has come for as long again, as at millions a second, all the same.
 *
 * <p>That is not enough for workers that make up for a stall: an emission is made in less time than it is recorded, so with
 * fuel always at hand they overrun any ring. A monitor that is long behind in a crowded ring therefore drains a flood. Where
 * each emission takes fuel, the workers meanwhile use up what is in the tank, and then they wait for the refill agent, which
 * waits for the monitor: the ring gets a few tanks ahead and no more. Where none does, nothing holds them back, and a flood
 * would only make fuel late.
 *
 * @param emissions the most emissions in one step but for a flood, at least 1
 * @param everyNs how long to let emissions gather after all were drained, in nanoseconds, but not beyond the next time to
 *     publish; 0 to drain at every step
 * @param crowdedEmissions so many in the ring are too many
 * @param floodEmissions the most emissions that one step of a crowded ring drains after those; 0 for no floods
 * @param spareNs how long nothing else is due on the thread, in nanoseconds
 */
public record Ration(int emissions, long everyNs, int crowdedEmissions, int floodEmissions, LongSupplier spareNs) {
    /**
     * What one emission costs to drain and record where its cache line has a long way from the worker that wrote it, and as much
     * again: a drain that outlasts its gap makes a unit late, one that leaves some over is made up for in the next gap.
     */
    private static final long DRAIN_NS = 160;

    /** A gap that holds fewer than this is not worth while. */
    private static final int FEW = 2;

    /** In times that emissions gather. At a steady rate a monitor without gaps is behind for one of them, and little more. */
    private static final int LONG_BEHIND = 2;

    boolean gathers() {
        return everyNs > 0;
    }

    /** How many emissions may be drained now, so long after it was time to. */
    int emissionsAfter(final long sinceNs) {
        if (sinceNs < 0) {
            return 0;
        }
        final long fit = spareNs.getAsLong() / DRAIN_NS;
        if (fit >= FEW) {
            return (int) Math.min(fit, emissions);
        }
        return sinceNs < everyNs ? 0 : emissions;
    }

    boolean isLongBehind(final long sinceNs) {
        return sinceNs >= LONG_BEHIND * everyNs;
    }
}
