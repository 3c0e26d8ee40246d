// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

/**
 * How fast emissions follow each other; (0, 0) while there is nothing to tell.
 *
 * @param intervalNanos the time between two emissions, in nanoseconds
 * @param perSecond emissions per second
 */
public record Pace(double intervalNanos, double perSecond) {
    private static final double SECOND_NS = 1e9;
    private static final Pace NOTHING = new Pace(0, 0);

    /** From the interval, 0 if there is none. */
    static Pace ofInterval(final double intervalNanos) {
        return intervalNanos > 0 ? new Pace(intervalNanos, SECOND_NS / intervalNanos) : NOTHING;
    }

    /** From the number in a second, 0 if there is none. */
    static Pace ofRate(final double perSecond) {
        return perSecond > 0 ? new Pace(SECOND_NS / perSecond, perSecond) : NOTHING;
    }

    /** From so many emissions in so long a time. */
    static Pace ofMean(final long runtimeNs, final long emissions) {
        return emissions > 0 && runtimeNs > 0 ? ofInterval((double) runtimeNs / emissions) : NOTHING;
    }

    /** As a record's own, which the JDK would link by a handle that keeps the class loader of this class reachable. */
    @Override
    public boolean equals(final Object other) {
        return other instanceof Pace that
                && Double.compare(intervalNanos, that.intervalNanos) == 0
                && Double.compare(perSecond, that.perSecond) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(intervalNanos) + Double.hashCode(perSecond);
    }

    @Override
    public String toString() {
        return "Pace[intervalNanos=" + intervalNanos + ", perSecond=" + perSecond + "]";
    }
}
