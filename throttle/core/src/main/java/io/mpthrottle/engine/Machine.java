// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/**
 * What was measured of this machine, and what follows for one limit.
 *
 * @param clockReadNs what one reading of the system's clock costs, in nanoseconds
 * @param clockStepNs the smallest step of that clock, in nanoseconds
 * @param parkOvershootP50Ns how late half of the short parks came back at most, in nanoseconds
 * @param parkOvershootP99Ns how late 99 of 100 short parks came back at most, in nanoseconds
 * @param handoffNs what handing one unit to a worker costs, in nanoseconds
 * @param highestPerSecond the most units a second that one refill agent and one worker keep up
 * @param correction the share of the limit that lies above {@code highestPerSecond}
 */
public record Machine(
        double clockReadNs,
        long clockStepNs,
        long parkOvershootP50Ns,
        long parkOvershootP99Ns,
        double handoffNs,
        double highestPerSecond,
        double correction) {
    /** Nothing was measured. */
    public static final Machine UNKNOWN = new Machine(0, 0, 0, 0, 0, 0, 0);

    /**
     * Tells whether anything was measured. Not a comparison with {@link #UNKNOWN}: the first {@code equals} of a record puts its
     * class into a cache of the JDK that is never emptied (seen on 17), and with it the class loader of the application.
     *
     * @return false only for {@link #UNKNOWN}
     */
    public boolean isKnown() {
        return clockReadNs > 0;
    }

    /** The same machine under a limit of so many units a second. */
    Machine forLimit(final double perSecond) {
        return new Machine(
                clockReadNs,
                clockStepNs,
                parkOvershootP50Ns,
                parkOvershootP99Ns,
                handoffNs,
                highestPerSecond,
                Math.max(0, 1 - highestPerSecond / perSecond));
    }
}
