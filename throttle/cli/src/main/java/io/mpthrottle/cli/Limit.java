// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A limit as it is written on the command line: {@code 20000/s}, {@code 50/10s}, {@code none}.
 *
 * @param maxN units of fuel per time span; 0 stands for no limit at all
 * @param per the time span
 */
record Limit(long maxN, TimeSpan per) {

    static final String EXPECTED = "units per time such as 20000/s, 50/10s or 5/100ms, or none";

    static final Limit NONE = new Limit(0, TimeSpan.parse("1s"));

    private static final Pattern WRITTEN = Pattern.compile("(\\d[\\d_,]*)/(.+)");

    /**
     * Reads a limit.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static Limit parse(String text) {
        if (text.equalsIgnoreCase("none")) {
            return NONE;
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw Argument.not(text, EXPECTED);
        }
        long maxN;
        try {
            maxN = Long.parseLong(written.group(1).replaceAll("[_,]", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected fewer than 2^63 units, but was '" + text + "'", e);
        }
        if (maxN == 0) {
            throw Argument.not(text, "at least 1 unit");
        }
        return new Limit(maxN, TimeSpan.parsePer(written.group(2)));
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
