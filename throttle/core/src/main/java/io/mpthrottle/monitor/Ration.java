// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

/**
 * How many emissions the monitor drains in one step, and how long it lets them gather before.
 *
 * <p>A monitor that is always at the ring's end shares each cache line with the worker that writes it, and costs that worker
 * more than the emission itself. A monitor that wakes up for each emission finds all it needs gone from its caches. A monitor
 * that lets some emissions gather costs next to nothing.
 *
 * <p>A monitor on the refill agent's thread must not make fuel late: a unit that falls due while emissions are drained waits
 * for the last of them. So the monitor drains in the gaps between due times, and only as many emissions as fit. At millions a
 * second there are no such gaps. When none has come for as long as emissions gather, it drains all the same.
 *
 * <p>That is not enough when workers make up for a stall. An emission is made in less time than it is recorded, so workers
 * that find fuel all the time overrun any ring. Therefore a monitor that is long behind, with a crowded ring, drains a flood.
 * Where each emission takes fuel, the workers meanwhile use up what the tank holds and then wait for the refill agent, which
 * waits for the monitor: the ring fills by a few tanks and no more. Where emissions take no fuel, nothing holds the workers
 * back, and a flood would only make fuel late.
 *
 * @param emissions the most emissions in one step but for a flood, at least 1
 * @param everyNs how long emissions gather after all were drained, in nanoseconds; never beyond the next time to publish.
 *     0: every step drains
 * @param crowdedEmissions a ring is crowded when so many emissions wait in it
 * @param floodEmissions the most emissions that a step drains from a crowded ring after those; 0: no floods
 * @param drainNs how long one emission takes to drain and record, in nanoseconds
 */
public record Ration(int emissions, long everyNs, int crowdedEmissions, int floodEmissions, long drainNs) {
    /** A gap that holds fewer emissions is not worth a drain. */
    private static final int FEW = 2;

    /** In times that emissions gather. At a steady rate a monitor that finds no gaps is behind by one of them, and little more. */
    private static final int LONG_BEHIND = 2;

    boolean gathers() {
        return everyNs > 0;
    }

    /**
     * Tells how many emissions may be drained now.
     *
     * @param sinceNs for how long it has been time to drain, in nanoseconds; negative: not yet
     * @param spareNs how long nothing else is due on the thread, in nanoseconds
     * @return emissions
     */
    int emissionsAfter(final long sinceNs, final long spareNs) {
        if (sinceNs < 0) {
            return 0;
        }
        final long fit = spareNs / drainNs;
        if (fit >= FEW) {
            return (int) Math.min(fit, emissions);
        }
        return sinceNs < everyNs ? 0 : emissions;
    }

    boolean isLongBehind(final long sinceNs) {
        return sinceNs >= LONG_BEHIND * everyNs;
    }
}
