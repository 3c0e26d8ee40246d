// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/**
 * A limit as it is written on the command line: {@code 20000/s}, {@code 50/10s}, {@code 10k/min}, {@code 0.5/s},
 * {@code none}.
 *
 * <p>A fraction is read where it comes out whole: {@code 1.5k/s} is 1,500 units a second, and {@code 0.5/s} is one unit in
 * 2 seconds. {@code 4.5/s} is refused: the limit that means the same, 9 units in 2 seconds, allows 9 units at once.
 *
 * @param maxN units of fuel per time span; 0 stands for no limit at all
 * @param per the time span
 */
record Limit(long maxN, TimeSpan per) {

    static final String EXPECTED = "units per time such as 20000/s, 50/10s or 10k/min, or none";

    static final Limit NONE = new Limit(0, TimeSpan.parse("1s"));

    private static final String EXPECTED_UNITS = "a number of units such as 20000, 1,000,000, 1e6 or 10k (k, M, G)";

    /**
     * Reads a limit.
     *
     * @throws IllegalArgumentException when the text is none
     */
    static Limit parse(String text) {
        if (text.equalsIgnoreCase("none")) {
            return NONE;
        }
        int slash = text.indexOf('/');
        if (slash <= 0 || slash == text.length() - 1) {
            throw Numeral.misread(EXPECTED, text, text);
        }
        String number = text.substring(0, slash);
        BigDecimal units = Numeral.scaled(number, text, EXPECTED_UNITS).stripTrailingZeros();
        TimeSpan per = TimeSpan.parsePer(text.substring(slash + 1), text);
        if (units.signum() == 0) {
            throw Numeral.misread("at least 1 unit", text, text);
        }
        return units.scale() <= 0 ? whole(units, per, number, text) : fraction(units, per, number, text);
    }

    private static Limit whole(BigDecimal units, TimeSpan per, String number, String text) {
        try {
            return new Limit(units.longValueExact(), per);
        } catch (ArithmeticException e) {
            throw Numeral.misread("fewer than 2^63 units", number, text);
        }
    }

    /** Fewer than one unit: one unit in a longer time span, if that is a whole number of nanoseconds. */
    private static Limit fraction(BigDecimal units, TimeSpan per, String number, String text) {
        BigInteger upper = units.unscaledValue();
        BigInteger lower = BigInteger.TEN.pow(units.scale());
        BigInteger common = upper.gcd(lower);
        BigInteger spans = lower.divide(common).multiply(BigInteger.valueOf(per.nanos()));
        BigInteger[] spanOfOne = spans.divideAndRemainder(upper.divide(common));
        if (units.compareTo(BigDecimal.ONE) < 0 && spanOfOne[1].signum() == 0 && spanOfOne[0].bitLength() < Long.SIZE) {
            return new Limit(1, new TimeSpan(Duration.ofNanos(spanOfOne[0].longValueExact())));
        }
        String instead = "20000/s";
        if (spans.bitLength() < Long.SIZE && upper.divide(common).bitLength() < Long.SIZE) {
            TimeSpan longer = new TimeSpan(Duration.ofNanos(spans.longValueExact()));
            instead = new Limit(upper.divide(common).longValueExact(), longer).toString();
        }
        throw Numeral.misread("a whole number of units such as " + instead, number, text);
    }

    boolean isNone() {
        return maxN == 0;
    }

    double perSecond() {
        return maxN * 1e9 / per.nanos();
    }

    /** Written so that it can be read again. */
    @Override
    public String toString() {
        if (isNone()) {
            return "none";
        }
        String span = per.toString();
        // "1s" to "s", and "10s" left alone.
        boolean single = span.charAt(0) == '1' && !Character.isDigit(span.charAt(1));
        return Units.count(maxN) + "/" + (single ? span.substring(1) : span);
    }
}
