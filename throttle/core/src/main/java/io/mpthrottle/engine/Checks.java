// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.lines.Homes;
import io.mpthrottle.tank.Tank;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The checks of single values. Each message names the value, what it was and what it must be. */
public final class Checks {
    private static final long LOWEST_REFRESH_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HIGHEST_REFRESH_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int HIGHEST_CAPACITY = 1 << 24;
    private static final int MOST_LIMITS = 16;

    /** Of the units that are placed at once, at least as many are for the others. */
    private static final int MOST_HEADROOM = Tank.MAX_UNITS / 2;

    private Checks() {}

    static void argument(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Checks a state.
     *
     * @param holds whether all is well
     * @param message what is wrong otherwise
     * @throws IllegalStateException if it does not hold
     */
    public static void state(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }

    static long maxN(final long maxN) {
        argument(maxN >= 1, "maxN must be at least 1, but was " + maxN);
        return maxN;
    }

    static long per(final Duration per, final long maxN) {
        final long ns = nanos("per", per);
        argument(ns > 0, "per must be positive, but was " + per);
        argument(maxN <= ns, "maxN must be at most one unit a nanosecond, but was " + maxN + " per " + ns + " ns");
        return ns;
    }

    /**
     * Checks a limit.
     *
     * @param maxN units per time span
     * @param per the time span
     * @throws IllegalArgumentException if out of range
     */
    public static void limit(final long maxN, final Duration per) {
        maxN(maxN);
        per(per, maxN);
    }

    /**
     * Checks the margin of a limit.
     *
     * @param units the units of the margin
     * @param maxN the units of the limit
     * @param time the time of the margin
     * @param per the time span of the limit
     * @throws IllegalArgumentException if out of range
     */
    public static void margin(final long units, final long maxN, final Duration time, final Duration per) {
        argument(units >= 0, "the margin must be at least 0 units, but was " + units);
        argument(
                units < maxN,
                "the margin must be less than the " + maxN + " units of the limit, but was " + units
                        + ": there would never be fuel");
        Objects.requireNonNull(time, "time");
        argument(!time.isNegative(), "the margin must not be a negative time, but was " + time);
        nanos("margin", time);
        nanos("per with its margin", per.plus(time));
    }

    static List<Quota> limits(final List<Quota> all) {
        argument(
                !all.isEmpty() && all.size() <= MOST_LIMITS,
                "limits must be 1 to " + MOST_LIMITS + ", but were " + all.size());
        return List.copyOf(all);
    }

    static long headroom(final long units) {
        argument(units >= 0 && units <= MOST_HEADROOM, "headroom must be 0 to " + MOST_HEADROOM + ", but was " + units);
        return units;
    }

    static double correction(final double fraction) {
        argument(fraction >= 0 && fraction < 1, "correction must be at least 0 and below 1, but was " + fraction);
        return fraction;
    }

    static long refresh(final Duration every) {
        final long ns = nanos("refreshRate", every);
        argument(
                ns >= LOWEST_REFRESH_NS && ns <= HIGHEST_REFRESH_NS,
                "refreshRate must be 1 ms to 1 s, but was " + every);
        return ns;
    }

    static int capacity(final int emissions) {
        argument(
                emissions >= 1 && emissions <= HIGHEST_CAPACITY,
                "emissionCapacity must be 1 to " + HIGHEST_CAPACITY + ", but was " + emissions);
        return emissions;
    }

    static int lines(final int most) {
        argument(most >= 1 && most <= Homes.MOST_LINES, "lines must be 1 to " + Homes.MOST_LINES + ", but was " + most);
        return most;
    }

    /**
     * Checks a timeout.
     *
     * @param timeout the timeout
     * @return nanoseconds; {@link Long#MAX_VALUE} for what is beyond 292 years
     * @throws IllegalArgumentException if it is negative
     */
    public static long timeout(final Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        argument(!timeout.isNegative(), "timeout must not be negative, but was " + timeout);
        return TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * Checks a timeout.
     *
     * @param timeout the timeout
     * @param unit its unit
     * @return nanoseconds; {@link Long#MAX_VALUE} for what is beyond 292 years
     * @throws IllegalArgumentException if it is negative
     */
    public static long timeout(final long timeout, final TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        argument(timeout >= 0, "timeout must not be negative, but was " + timeout + " " + unit);
        return unit.toNanos(timeout);
    }

    private static long nanos(final String setting, final Duration duration) {
        Objects.requireNonNull(duration, setting);
        final long ns = TimeUnit.NANOSECONDS.convert(duration);
        argument(duration.equals(Duration.ofNanos(ns)), setting + " must be below 2^63 ns, but was " + duration);
        return ns;
    }
}
