// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

/**
 * What was measured of this machine, and what follows for one limit.
 *
 * @param clockReadNs what one reading of the system's clock costs, in nanoseconds
 * @param clockStepNs the smallest step of that clock, in nanoseconds
 * @param parkOvershootP50Ns how late half of the short parks came back at most, in nanoseconds
 * @param parkOvershootP99Ns how late 99 of 100 short parks came back at most, in nanoseconds
 * @param longParkOvershootP50Ns how late half of the long parks came back at most, in nanoseconds
 * @param longParkOvershootP99Ns how late 99 of 100 long parks came back at most, in nanoseconds
 * @param handoffNs what handing one unit to a worker costs, in nanoseconds
 * @param highestPerSecond the most units a second that one refill agent and one worker keep up
 * @param processors how many processors the process may use at a time, or on average if a quota says so
 * @param correction the share of the limit that lies above {@code highestPerSecond}
 */
public record Machine(
        double clockReadNs,
        long clockStepNs,
        long parkOvershootP50Ns,
        long parkOvershootP99Ns,
        long longParkOvershootP50Ns,
        long longParkOvershootP99Ns,
        double handoffNs,
        double highestPerSecond,
        double processors,
        double correction) {
    /** Nothing was measured. */
    public static final Machine UNKNOWN = new Machine(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Tells whether nothing was measured. It does so without {@code equals}: the JDK keeps a handle of the record class whose
     * own {@code equals} was linked last, and with it the class loader of whoever uses the library.
     *
     * @return true of {@link #UNKNOWN}
     */
    public boolean isUnknown() {
        return highestPerSecond == 0;
    }

    /** The same machine under a limit of so many units a second. */
    Machine forLimit(final double perSecond) {
        return new Machine(
                clockReadNs,
                clockStepNs,
                parkOvershootP50Ns,
                parkOvershootP99Ns,
                longParkOvershootP50Ns,
                longParkOvershootP99Ns,
                handoffNs,
                highestPerSecond,
                processors,
                Math.max(0, 1 - highestPerSecond / perSecond));
    }
}
