// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

/**
 * What ran beside a fork.
 *
 * @param known whether the machine tells
 * @param otherShare the share of all processors that other processes used, 0 to 1
 * @param stolenShare the share of all processors that the host gave to other guests, 0 to 1
 * @param lostSeconds processor time that was stolen, or that the kernel cannot account for, as when the host stopped the machine
 */
public record Load(boolean known, double otherShare, double stolenShare, double lostSeconds) {
    static final Load UNKNOWN = new Load(false, Double.NaN, Double.NaN, 0);

    /** The kernel counts in ticks of 10 ms, so a smaller gap is no gap. */
    private static final double TICKS_SECONDS = 0.03;

    static Load between(final CpuReading from, final CpuReading to) {
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
