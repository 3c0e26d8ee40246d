// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import java.math.BigInteger;

/**
 * When units fall due: unit k at {@code start + k * per / units}, exactly, for ever.
 *
 * <p>The naive schedule adds a rounded interval again and again. Truncated to whole nanoseconds that is 0.6 % fast at 7
 * million a second, and a {@code double} loses its nanoseconds within a day. Here the position is kept as whole
 * nanoseconds and a numerator over {@code units}, and the remainder is carried (the error term of Bresenham's line
 * algorithm, 1965), so no run time and no rate makes it drift. A unit counts as due when the clock reads its exact due
 * time rounded up to the next whole nanosecond: never early.
 *
 * <p>Readings are compared by difference only, so the clock's origin, sign and wrap do not matter. Not thread-safe.
 */
public final class Schedule {
    /** Up to this many units are counted one by one, which is cheaper than a division. */
    private static final int STEPS = 32;

    /** The most units of one call. Only a correction near 1 lets more fall due in a stall; the rest is left for the next call. */
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(61);

    private final long perNs;
    private final long units;
    private final long wholeNs;
    private final long remainder;

    /** The next unit is due at {@code baseNs + numerator / units}, with 0 <= numerator < units. */
    private long baseNs;

    private long numerator;
    private boolean begun;

    /** The answer of the last question: so many units, and the position after them. */
    private long due;

    private long dueBaseNs;
    private long dueNumerator;

    /**
     * Makes a schedule that has not begun.
     *
     * @param units how many units fall due in each {@code perNs}, at least 1
     * @param perNs the time span in nanoseconds, at least 1
     */
    public Schedule(final long units, final long perNs) {
        this.units = units;
        this.perNs = perNs;
        wholeNs = perNs / units;
        remainder = perNs % units;
    }

    /**
     * Makes a schedule whose interval is shortened by a fraction.
     *
     * @param units how many units fall due in each {@code perNs}
     * @param perNs the time span in nanoseconds
     * @param correction the fraction, 0 &lt;= correction &lt; 1
     * @return the schedule, exact for the fraction rounded to 1e-9 of the time span or better
     */
    public static Schedule corrected(final long units, final long perNs, final double correction) {
        if (correction == 0) {
            return new Schedule(units, perNs);
        }
        // Both sides are scaled up so that the shortened span keeps digits below a nanosecond.
        final long scale = Math.max(1, Math.min(1_000_000, Long.MAX_VALUE / Math.max(units, perNs)));
        final long shortened = Math.round((double) perNs * scale * (1 - correction));
        return new Schedule(units * scale, Math.max(1, shortened));
    }

    /**
     * A run begins: the next unit falls due now, or one interval after the last one that fell due, whichever is later.
     *
     * @param nowNs the clock's reading
     */
    public void begin(final long nowNs) {
        due = 0;
        if (!begun || baseNs - nowNs < 0) {
            begun = true;
            baseNs = nowNs;
            numerator = 0;
        }
    }

    /**
     * Tells when the next unit falls due.
     *
     * @return the clock's reading from which on it is due
     */
    public long nextNs() {
        return numerator == 0 ? baseNs : baseNs + 1;
    }

    /**
     * Tells when the one after it falls due.
     *
     * @return the clock's reading from which on it is due
     */
    public long afterNextNs() {
        final long toCarry = units - remainder - numerator;
        final long wholesNs = baseNs + wholeNs;
        if (toCarry > 0) {
            return numerator + remainder == 0 ? wholesNs : wholesNs + 1;
        }
        return toCarry == 0 ? wholesNs + 1 : wholesNs + 2;
    }

    /**
     * Counts what has fallen due. Changes nothing until {@link #advance()}.
     *
     * @param nowNs the clock's reading
     * @return how many units fell due since the last advance
     */
    public long dueBy(final long nowNs) {
        long count = 0;
        long ns = baseNs;
        long over = numerator;
        while (nowNs - (over == 0 ? ns : ns + 1) >= 0) {
            if (count == STEPS) {
                leap(nowNs, ns, over);
                due += count;
                return due;
            }
            count++;
            ns += wholeNs;
            if (over >= units - remainder) {
                over -= units - remainder;
                ns++;
            } else {
                over += remainder;
            }
        }
        due = count;
        dueBaseNs = ns;
        dueNumerator = over;
        return count;
    }

    /** Moves on past the units that {@link #dueBy} counted last. */
    public void advance() {
        if (due > 0) {
            baseNs = dueBaseNs;
            numerator = dueNumerator;
            due = 0;
        }
    }

    /**
     * Takes the time forward.
     *
     * @param nowNs the clock's reading
     * @return how many units fell due since the last call
     */
    public long advance(final long nowNs) {
        final long fallen = dueBy(nowNs);
        advance();
        return fallen;
    }

    /** What gathered while the agent was parked, in one go: counts what is due from this position on. */
    private void leap(final long nowNs, final long fromNs, final long fromNumerator) {
        final long elapsed = nowNs - fromNs;
        final long scaled = elapsed * units;
        if (Math.multiplyHigh(elapsed, units) != 0 || scaled < 0 || scaled > Long.MAX_VALUE - perNs) {
            exactLeap(elapsed, fromNs, fromNumerator);
            return;
        }
        // k units are due when numerator + (k - 1) * per <= elapsed * units.
        final long more = (scaled - fromNumerator) / perNs + 1;
        final long next = fromNumerator + more * perNs;
        due = more;
        dueBaseNs = fromNs + next / units;
        dueNumerator = next % units;
    }

    /** What a stall leaves behind may not fit: a day at 10 million a second is 8.6e20 in these terms. */
    private void exactLeap(final long elapsedNs, final long fromNs, final long fromNumerator) {
        final BigInteger per = BigInteger.valueOf(perNs);
        final BigInteger all = BigInteger.valueOf(units);
        final BigInteger position = BigInteger.valueOf(fromNumerator);
        final BigInteger elapsed = BigInteger.valueOf(elapsedNs).multiply(all);
        final BigInteger more =
                elapsed.subtract(position).divide(per).add(BigInteger.ONE).min(MOST);
        final BigInteger[] next = position.add(more.multiply(per)).divideAndRemainder(all);
        due = more.longValueExact();
        dueBaseNs = fromNs + next[0].longValue();
        dueNumerator = next[1].longValueExact();
    }
}
