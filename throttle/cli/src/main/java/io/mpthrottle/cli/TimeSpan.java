// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span as it is written on the command line: {@code 10s}, {@code 500ms}, {@code 1.5h}.
 *
 * @param duration longer than zero, at most 2⁶³ − 1 nanoseconds
 */
record TimeSpan(Duration duration) {

    static final String EXPECTED = "a time span such as 10s, 500ms or 2min (units: ns, us, µs, ms, s, min, h, d)";

    private static final Pattern WRITTEN = Pattern.compile("(\\d[\\d_,]*(?:\\.\\d+)?)?([a-zµμ]+)");

    private static final Map<String, Long> UNIT_NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L, // U+00B5, the micro sign
            "μs", 1_000L, // U+03BC, the Greek letter
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "min", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    TimeSpan {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a time span must be longer than zero");
        }
    }

    /**
     * Reads a time span, to the nanosecond.
     *
     * @throws IllegalArgumentException when it is not one
     */
    static TimeSpan parse(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw notASpan(text);
        }
        return parsePer(text);
    }

    /** Reads what stands behind the slash of a limit, where {@code s} is short for {@code 1s}. */
    static TimeSpan parsePer(String text) {
        Matcher written = WRITTEN.matcher(text);
        Long unit = written.matches() ? UNIT_NANOS.get(written.group(2)) : null;
        if (unit == null) {
            throw notASpan(text);
        }
        String digits = written.group(1) == null ? "1" : written.group(1).replaceAll("[_,]", "");
        long nanos;
        try {
            nanos = new BigDecimal(digits).multiply(BigDecimal.valueOf(unit)).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected a whole number of nanoseconds below 2^63, but was '" + text + "'", e);
        }
        if (nanos == 0) {
            throw Argument.not(text, "a time span longer than zero");
        }
        return new TimeSpan(Duration.ofNanos(nanos));
    }

    long nanos() {
        return duration.toNanos();
    }

    /** Written so that it can be read again, in the largest unit that needs no fraction. */
    @Override
    public String toString() {
        String[] units = {"d", "h", "min", "s", "ms", "us"};
        for (String unit : units) {
            long unitNanos = UNIT_NANOS.getOrDefault(unit, 1L);
            if (nanos() % unitNanos == 0) {
                return nanos() / unitNanos + unit;
            }
        }
        return nanos() + "ns";
    }

    private static IllegalArgumentException notASpan(String text) {
        return Argument.not(text, EXPECTED);
    }
}
