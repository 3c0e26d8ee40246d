// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.text;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people write them: {@code 20000}, {@code 1,000,000}, {@code 1_000_000}, {@code 2.5}, {@code 1e6},
 * {@code 10k}. A separator stands between groups of three digits, and nowhere else: {@code 1,5} may be meant as 1.5,
 * {@code 1,,0} as nothing that can be guessed.
 */
public final class Numeral {
    private static final String DIGITS = "([1-9]\\d{0,2}(?:,\\d{3})+|[1-9]\\d{0,2}(?:_\\d{3})+|\\d+)(\\.\\d+)?";
    private static final Pattern PLAIN = Pattern.compile(DIGITS);
    // Two digits of exponent reach beyond every long; more would only let a short text become a huge number.
    private static final Pattern SCALED = Pattern.compile(DIGITS + "(?:[eE]\\+?(\\d{1,2})|([kMG]))?");
    private static final Map<String, Integer> ZEROES = Map.of("k", 3, "M", 6, "G", 9);

    private Numeral() {}

    /**
     * Reads a number with or without a factor: an exponent, or one of k, M and G.
     *
     * @param part the number
     * @param text what it is a part of, for the message
     * @param expected what should stand there, for the message
     * @return the number
     * @throws IllegalArgumentException when it is no such number
     */
    public static BigDecimal scaled(String part, String text, String expected) {
        Matcher written = SCALED.matcher(part);
        if (!written.matches()) {
            throw misread(expected, part, text);
        }
        String exponent = written.group(3);
        String factor = written.group(4);
        int zeroes =
                exponent != null ? Integer.parseInt(exponent) : factor == null ? 0 : ZEROES.getOrDefault(factor, 0);
        return value(written).scaleByPowerOfTen(zeroes);
    }

    /** Reads a number without a factor, such as the one of a time span. */
    static BigDecimal plain(String part, String text, String expected) {
        Matcher written = PLAIN.matcher(part);
        if (!written.matches()) {
            throw misread(expected, part, text);
        }
        return value(written);
    }

    /**
     * The exception for a part of a text that is not what was expected.
     *
     * @param expected what should stand there
     * @param part what stands there
     * @param text what it is a part of
     * @return the exception, to be thrown
     */
    public static IllegalArgumentException misread(String expected, String part, String text) {
        String where = part.equals(text) ? "" : " in '" + text + "'";
        return new IllegalArgumentException("expected " + expected + ", but was '" + part + "'" + where);
    }

    private static BigDecimal value(Matcher written) {
        String fraction = written.group(2) == null ? "" : written.group(2);
        return new BigDecimal(written.group(1).replaceAll("[_,]", "") + fraction);
    }
}
