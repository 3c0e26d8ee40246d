// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.engine.Checks;
import io.mpthrottle.text.Numeral;
import io.mpthrottle.text.TimeSpan;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * So many units of fuel per time span, under a {@link Hardcap}. Immutable.
 *
 * <p>A text says the same: {@code 50/10s}, {@code window:50/10s}, {@code one:4/s}, {@code window:50/10s margin 2, 5ms}. {@link
 * #parse} reads what {@link #toString} writes.
 *
 * <p>A margin keeps a limit that somebody else measures. The venue's clock starts and ends windows a little earlier or later than
 * ours, and a message takes a little longer than the one before. So the throttle works as if maxN were lower by some units, and
 * the time span longer by some time.
 */
public final class Limit {
    private static final String EXPECTED =
            "a limit such as 20000/s, window:50/10s, one:4/s or window:50/10s margin 2, 5ms";
    private static final String EXPECTED_UNITS = "a number of units such as 20000, 1,000,000, 1e6 or 10k (k, M, G)";
    private static final String EXPECTED_HARDCAP = "limit, one, none or window before the colon";
    private static final String EXPECTED_MARGIN = "a margin of units and time such as 2, 5ms";

    private static final Pattern WRITTEN =
            Pattern.compile("(?:([^:/]*):)?\\s*(.*?)(?:\\s+margin\\s+(.+))?", Pattern.DOTALL);

    private final long maxN;
    private final Duration per;
    private final Hardcap hardcap;
    private final long marginUnits;
    private final Duration marginTime;

    private Limit(
            final long maxN,
            final Duration per,
            final Hardcap hardcap,
            final long marginUnits,
            final Duration marginTime) {
        this.maxN = maxN;
        this.per = per;
        this.hardcap = hardcap;
        this.marginUnits = marginUnits;
        this.marginTime = marginTime;
    }

    /**
     * A limit under {@link Hardcap#LIMIT}.
     *
     * @param maxN units of fuel per time span, at least 1
     * @param per the time span, positive, below 2<sup>63</sup> ns, and at most one unit a nanosecond
     * @return the limit
     * @throws IllegalArgumentException if out of range
     */
    public static Limit of(final long maxN, final Duration per) {
        return of(maxN, per, Hardcap.LIMIT);
    }

    /**
     * A limit.
     *
     * @param maxN units of fuel per time span, at least 1
     * @param per the time span, positive, below 2<sup>63</sup> ns, and at most one unit a nanosecond
     * @param hardcap the rule
     * @return the limit
     * @throws IllegalArgumentException if out of range
     */
    public static Limit of(final long maxN, final Duration per, final Hardcap hardcap) {
        Objects.requireNonNull(hardcap, "hardcap");
        Checks.limit(maxN, per);
        return new Limit(maxN, per, hardcap, 0, Duration.ZERO);
    }

    /**
     * Reads a limit: the hardcap and a colon, unless it is LIMIT; units and time span; and the margin, if there is one. Numbers may
     * have separators and a factor ({@code 1,000,000}, {@code 10k}, {@code 1e6}). Fewer than one unit is read where it comes out
     * whole: {@code 0.5/s} is one unit in 2 seconds.
     *
     * @param text the text
     * @return the limit
     * @throws IllegalArgumentException in one sentence with the part that cannot be read, and what is expected there
     */
    public static Limit parse(final String text) {
        final Matcher written = WRITTEN.matcher(Objects.requireNonNull(text, "text"));
        if (!written.matches()) {
            throw Numeral.misread(EXPECTED, text, text);
        }
        final Limit limit = parseRate(written.group(2), text, hardcap(written.group(1), text));
        return written.group(3) == null ? limit : limit.withMargin(written.group(3), text);
    }

    private static Hardcap hardcap(final @Nullable String part, final String text) {
        if (part == null) {
            return Hardcap.LIMIT;
        }
        for (final Hardcap hardcap : Hardcap.values()) {
            if (hardcap.name().equalsIgnoreCase(part.strip())) {
                return hardcap;
            }
        }
        throw Numeral.misread(EXPECTED_HARDCAP, part, text);
    }

    private static Limit parseRate(final String rate, final String text, final Hardcap hardcap) {
        final int slash = rate.indexOf('/');
        if (slash <= 0 || slash == rate.length() - 1) {
            throw Numeral.misread(EXPECTED, rate, text);
        }
        final String number = rate.substring(0, slash);
        final BigDecimal units = Numeral.scaled(number, text, EXPECTED_UNITS).stripTrailingZeros();
        final TimeSpan span = TimeSpan.parsePer(rate.substring(slash + 1), text);
        if (units.signum() == 0) {
            throw Numeral.misread("at least 1 unit", text, text);
        }
        if (units.scale() > 0) {
            return fraction(units, span, number, text, hardcap);
        }
        return of(whole(units, number, text), span.duration(), hardcap);
    }

    private static long whole(final BigDecimal units, final String number, final String text) {
        try {
            return units.longValueExact();
        } catch (final ArithmeticException e) {
            throw Numeral.misread("fewer than 2^63 units", number, text);
        }
    }

    /** Fewer than one unit: one unit in a longer time span, if that is a whole number of nanoseconds. */
    private static Limit fraction(
            final BigDecimal units,
            final TimeSpan span,
            final String number,
            final String text,
            final Hardcap hardcap) {
        final BigInteger upper = units.unscaledValue();
        final BigInteger lower = BigInteger.TEN.pow(units.scale());
        final BigInteger common = upper.gcd(lower);
        final BigInteger spans = lower.divide(common).multiply(BigInteger.valueOf(span.nanos()));
        final BigInteger wholeUnits = upper.divide(common);
        final BigInteger[] spanOfOne = spans.divideAndRemainder(wholeUnits);
        if (units.compareTo(BigDecimal.ONE) < 0 && spanOfOne[1].signum() == 0 && spanOfOne[0].bitLength() < Long.SIZE) {
            return of(1, Duration.ofNanos(spanOfOne[0].longValueExact()), hardcap);
        }
        String instead = "20000/s";
        if (spans.bitLength() < Long.SIZE && wholeUnits.bitLength() < Long.SIZE) {
            instead = rate(wholeUnits.longValueExact(), Duration.ofNanos(spans.longValueExact()));
        }
        throw Numeral.misread("a whole number of units such as " + instead, number, text);
    }

    private Limit withMargin(final String part, final String text) {
        // A comma may also separate thousands; a time ends in the letters of its unit.
        final int comma = Character.isLetter(part.charAt(part.length() - 1)) ? part.lastIndexOf(',') : -1;
        final String units = (comma < 0 ? part : part.substring(0, comma)).strip();
        final BigDecimal number = Numeral.scaled(units, text, EXPECTED_MARGIN);
        final Duration time = comma < 0
                ? Duration.ZERO
                : TimeSpan.parse(part.substring(comma + 1).strip()).duration();
        return margin(whole(number, units, text), time);
    }

    /**
     * The same limit with a margin, instead of the one it has.
     *
     * @param units the throttle works as if maxN were lower by so many, 0 to maxN - 1
     * @param time and as if the time span were longer by so much, not negative; both together are below 2<sup>63</sup> ns
     * @return the limit with the margin
     * @throws IllegalArgumentException if out of range: with a margin of maxN units there would never be fuel
     */
    public Limit margin(final long units, final Duration time) {
        Checks.margin(units, maxN, time, per);
        return new Limit(maxN, per, hardcap, units, time);
    }

    /**
     * The units per time span, without the margin.
     *
     * @return units, at least 1
     */
    public long maxN() {
        return maxN;
    }

    /**
     * The time span, without the margin.
     *
     * @return the time span, positive
     */
    public Duration per() {
        return per;
    }

    /**
     * The rule.
     *
     * @return the hardcap
     */
    public Hardcap hardcap() {
        return hardcap;
    }

    /**
     * By how many units the throttle keeps below the limit.
     *
     * @return units, 0 without a margin
     */
    public long marginUnits() {
        return marginUnits;
    }

    /**
     * By how much longer than the time span the throttle takes.
     *
     * @return the time, zero without a margin
     */
    public Duration marginTime() {
        return marginTime;
    }

    /**
     * The limit as a rate, without the margin.
     *
     * @return units per second
     */
    public double perSecond() {
        return maxN * (1e9 / per.toNanos());
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Limit that
                && maxN == that.maxN
                && per.equals(that.per)
                && hardcap == that.hardcap
                && marginUnits == that.marginUnits
                && marginTime.equals(that.marginTime);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxN, per, hardcap, marginUnits, marginTime);
    }

    /** The limit as {@link #parse} reads it. */
    @Override
    public String toString() {
        final String rule = hardcap == Hardcap.LIMIT ? "" : hardcap.name().toLowerCase(Locale.ROOT) + ":";
        return rule + rate(maxN, per) + margin();
    }

    private String margin() {
        if (marginTime.isZero()) {
            return marginUnits == 0 ? "" : " margin " + marginUnits;
        }
        return " margin " + marginUnits + ", " + new TimeSpan(marginTime);
    }

    private static String rate(final long units, final Duration per) {
        final String span = new TimeSpan(per).toString();
        // "1s" to "s", and "10s" left alone.
        final boolean single = span.charAt(0) == '1' && !Character.isDigit(span.charAt(1));
        return units + "/" + (single ? span.substring(1) : span);
    }
}
