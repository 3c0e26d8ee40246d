// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * One limit under its hardcap: the policy that decides, and the numbers by which others make themselves large enough.
 *
 * @param policy decides how much fuel there may be; of one throttle alone, since it has a state
 * @param mostUnits the most units that are out or held at once, {@link #UNBOUNDED} if any number may be
 * @param unitsReturn whether units are the same for ever and come back after they were taken
 * @param burst the most units that one time span can bring at once, but for what piled up
 * @param perSecond the limit in units per second
 */
public record Cap(Policy policy, long mostUnits, boolean unitsReturn, long burst, double perSecond) {
    /** There is no most. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    /** How a hardcap is made of a limit. */
    @FunctionalInterface
    public interface Kind {
        /**
         * Makes the cap.
         *
         * @param maxN units per time span
         * @param perNs the time span in nanoseconds
         * @param correction the fraction by which a schedule's interval is shortened
         * @param looks how seldom a schedule's policy looks at the tank
         * @return the cap
         */
        Cap of(long maxN, long perNs, double correction, LookIntervals looks);
    }

    /**
     * LIMIT: a schedule; what falls due while maxN units are held is discarded.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction the fraction by which the interval is shortened
     * @param looks how seldom a schedule's policy looks at the tank
     * @return the cap
     */
    public static Cap limit(final long maxN, final long perNs, final double correction, final LookIntervals looks) {
        final Schedule schedule = Schedule.corrected(maxN, perNs, correction);
        return new Cap(new ScheduledPolicy(schedule, maxN, looks), maxN, false, maxN, perSecond(maxN, perNs));
    }

    /**
     * NONE: a schedule; nothing is discarded.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction the fraction by which the interval is shortened
     * @param looks how seldom a schedule's policy looks at the tank
     * @return the cap
     */
    public static Cap none(final long maxN, final long perNs, final double correction, final LookIntervals looks) {
        final Schedule schedule = Schedule.corrected(maxN, perNs, correction);
        return new Cap(
                new ScheduledPolicy(schedule, ScheduledPolicy.UNCAPPED, looks),
                UNBOUNDED,
                false,
                maxN,
                perSecond(maxN, perNs));
    }

    /**
     * ONE: one unit, which comes back one interval, rounded up to whole nanoseconds, after it was taken.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction not used: there is no schedule
     * @param looks not used: the tank is not looked at
     * @return the cap
     */
    public static Cap one(final long maxN, final long perNs, final double correction, final LookIntervals looks) {
        return new Cap(new SlidingWindowPolicy(1, (perNs - 1) / maxN + 1), 1, true, 1, perSecond(maxN, perNs));
    }

    /**
     * WINDOW: maxN units, each of which comes back one time span after it was taken.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction not used: there is no schedule
     * @param looks not used: the tank is not looked at
     * @return the cap
     */
    public static Cap window(final long maxN, final long perNs, final double correction, final LookIntervals looks) {
        return new Cap(new SlidingWindowPolicy(maxN, perNs), maxN, true, maxN, perSecond(maxN, perNs));
    }

    private static double perSecond(final long maxN, final long perNs) {
        return maxN * (1e9 / perNs);
    }
}
