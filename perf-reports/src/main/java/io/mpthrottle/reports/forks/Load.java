// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import io.mpthrottle.reports.forks.Machine.Reading;

/**
 * What a fork had beside it.
 *
 * @param known whether the machine tells
 * @param otherShare of all processors, what other processes used, 0 to 1
 * @param stolenShare of all processors, what the host gave to others, 0 to 1
 * @param lostSeconds processor time that was stolen or that the kernel cannot account for, as when the host stopped it all
 */
public record Load(boolean known, double otherShare, double stolenShare, double lostSeconds) {
    /** Of a machine that does not tell. */
    public static final Load UNKNOWN = new Load(false, Double.NaN, Double.NaN, 0);

    /** The kernel counts in ticks of 10 ms, so a smaller gap is no gap. */
    private static final double TICKS_SECONDS = 0.03;

    /**
     * From one reading to the next.
     *
     * @param from the first
     * @param to the second
     * @return what was used between them
     */
    public static Load between(final Reading from, final Reading to) {
        final double seconds = (to.wall() - from.wall()) * to.cores();
        if (from.cores() == 0 || !(seconds > 0)) {
            return UNKNOWN;
        }
        final double busy = to.busy() - from.busy();
        final double own = to.own() - from.own();
        final double stolen = Math.max(0, to.stolen() - from.stolen());
        final double gap = seconds - (to.counted() - from.counted());
        final double lost = stolen + (gap > TICKS_SECONDS * to.cores() ? gap : 0);
        return new Load(true, share(busy - own, seconds), share(stolen, seconds), lost);
    }

    private static double share(final double part, final double whole) {
        return Math.min(1, Math.max(0, part / whole));
    }
}
