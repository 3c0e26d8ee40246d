// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

/**
 * How late parks come back.
 *
 * @param shortNs what hardly any short park exceeds, in nanoseconds
 * @param longNs what hardly any long park exceeds, in nanoseconds; at least {@code shortNs}
 */
public record ParkLateness(long shortNs, long longNs) {
    /** Assumed of a machine that was not calibrated. */
    public static final ParkLateness UNCALIBRATED =
            new ParkLateness(Tuning.UNCALIBRATED_OVERSHOOT_NS, Tuning.MOST_LONG_OVERSHOOT_NS);

    /**
     * Draws the lateness from what was measured.
     *
     * @param shortP50Ns the median lateness of short parks
     * @param shortP99Ns the 99th percentile of the same
     * @param longP50Ns the median lateness of long parks
     * @return the lateness that threads reckon with
     */
    public static ParkLateness calibrated(final long shortP50Ns, final long shortP99Ns, final long longP50Ns) {
        // On a shared machine the latest park of a hundred is often a stall. Reckoning with it would mean to spin
        // always.
        final long shortNs =
                between(Tuning.LEAST_OVERSHOOT_NS, Math.min(shortP99Ns, 2 * shortP50Ns), Tuning.MOST_OVERSHOOT_NS);
        final long longNs = between(
                Tuning.LEAST_LONG_OVERSHOOT_NS,
                Tuning.LONG_OVERSHOOT_MEDIANS * longP50Ns,
                Tuning.MOST_LONG_OVERSHOOT_NS);
        return new ParkLateness(shortNs, Math.max(shortNs, longNs));
    }

    private static long between(final long leastNs, final long ns, final long mostNs) {
        return Math.max(leastNs, Math.min(ns, mostNs));
    }
}
