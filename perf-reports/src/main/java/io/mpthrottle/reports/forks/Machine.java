// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

/** What the processors of this machine were busy with. */
public interface Machine {
    /**
     * Reads the counters.
     *
     * @return them, as of now
     */
    Reading read();

    /** Nobody counts, as where there is no /proc. */
    Machine UNKNOWN = () -> Reading.NONE;

    /**
     * Counters at one instant, in seconds of processor time since some beginning.
     *
     * @param wall by the clock
     * @param cores how many processors there are
     * @param counted all that the kernel accounted for, idle or not
     * @param busy all that was worked, by whomever
     * @param own what this process and the children that it has waited for worked
     * @param stolen what the host gave to others
     */
    record Reading(double wall, int cores, double counted, double busy, double own, double stolen) {
        /** Nothing is known. */
        public static final Reading NONE = new Reading(0, 0, 0, 0, 0, 0);
    }
}
