// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import java.util.List;

/**
 * One limit under its hardcap, or several: the policy that decides, and the numbers by which others make themselves large enough.
 *
 * @param policy decides how much fuel there may be; of one throttle alone, since it has a state
 * @param mostUnits the most units that are held at once, {@link #UNBOUNDED} if any number may be
 * @param mostOut the most units that are held or on their way back at once; 0 if they do not come back
 * @param burst the most units that one time span can bring at once, but for what piled up
 * @param perSecond the limit in units per second; of several the lowest
 * @param parts the limits that it consists of; none if it is one limit
 */
public record Cap(Policy policy, long mostUnits, long mostOut, long burst, double perSecond, List<Cap> parts) {
    /** There is no most. */
    public static final long UNBOUNDED = Long.MAX_VALUE;

    private Cap(
            final Policy policy, final long mostUnits, final long mostOut, final long burst, final double perSecond) {
        this(policy, mostUnits, mostOut, burst, perSecond, List.of());
    }

    /**
     * The limits, each with numbers of its own. What holds for one of them by itself holds for all together.
     *
     * @return at least one
     */
    public List<Cap> limits() {
        return parts.isEmpty() ? List.of(this) : parts;
    }

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
         * @param startsEmpty whether units that return count as taken when the first run begins
         * @return the cap
         */
        Cap of(long maxN, long perNs, double correction, LookIntervals looks, boolean startsEmpty);
    }

    /**
     * LIMIT: a schedule; what falls due while maxN units are held is discarded.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction the fraction by which the interval is shortened
     * @param looks how seldom a schedule's policy looks at the tank
     * @param startsEmpty not used: it always starts empty
     * @return the cap
     */
    public static Cap limit(
            final long maxN,
            final long perNs,
            final double correction,
            final LookIntervals looks,
            final boolean startsEmpty) {
        final Schedule schedule = Schedule.corrected(maxN, perNs, correction);
        return new Cap(new ScheduledPolicy(schedule, maxN, looks), maxN, 0, maxN, perSecond(maxN, perNs));
    }

    /**
     * NONE: a schedule; nothing is discarded.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction the fraction by which the interval is shortened
     * @param looks how seldom a schedule's policy looks at the tank
     * @param startsEmpty not used: it always starts empty
     * @return the cap
     */
    public static Cap none(
            final long maxN,
            final long perNs,
            final double correction,
            final LookIntervals looks,
            final boolean startsEmpty) {
        final Schedule schedule = Schedule.corrected(maxN, perNs, correction);
        return new Cap(
                new ScheduledPolicy(schedule, ScheduledPolicy.UNCAPPED, looks),
                UNBOUNDED,
                0,
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
     * @param startsEmpty whether the unit counts as taken when the first run begins
     * @return the cap
     */
    public static Cap one(
            final long maxN,
            final long perNs,
            final double correction,
            final LookIntervals looks,
            final boolean startsEmpty) {
        return new Cap(
                new SlidingWindowPolicy(1, (perNs - 1) / maxN + 1, startsEmpty), 1, 1, 1, perSecond(maxN, perNs));
    }

    /**
     * WINDOW: maxN units, each of which comes back one time span after it was taken.
     *
     * @param maxN units per time span
     * @param perNs the time span in nanoseconds
     * @param correction not used: there is no schedule
     * @param looks not used: the tank is not looked at
     * @param startsEmpty whether all units count as taken when the first run begins
     * @return the cap
     */
    public static Cap window(
            final long maxN,
            final long perNs,
            final double correction,
            final LookIntervals looks,
            final boolean startsEmpty) {
        return new Cap(new SlidingWindowPolicy(maxN, perNs, startsEmpty), maxN, maxN, maxN, perSecond(maxN, perNs));
    }

    /**
     * Several limits at once.
     *
     * @param caps the limits, at least one
     * @return what holds for all of them; the limit itself if there is one
     */
    public static Cap allOf(final List<Cap> caps) {
        if (caps.size() == 1) {
            return caps.get(0);
        }
        return new Cap(
                new AllOf(caps.stream().map(Cap::policy).toList()),
                caps.stream().mapToLong(Cap::mostUnits).min().orElseThrow(),
                // A unit on its way back to one limit is on its way back to each that it returns to.
                caps.stream()
                        .mapToLong(Cap::mostOut)
                        .filter(most -> most > 0)
                        .min()
                        .orElse(0),
                caps.stream().mapToLong(Cap::burst).min().orElseThrow(),
                caps.stream().mapToDouble(Cap::perSecond).min().orElseThrow(),
                List.copyOf(caps));
    }

    private static double perSecond(final long maxN, final long perNs) {
        return maxN * (1e9 / perNs);
    }
}
