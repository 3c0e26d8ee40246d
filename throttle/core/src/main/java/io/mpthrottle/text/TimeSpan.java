// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time span as people write it: {@code 10s}, {@code 500ms}, {@code 1.5h}.
 *
 * @param duration longer than zero, at most 2⁶³ − 1 nanoseconds
 */
public record TimeSpan(Duration duration) {

    /** What is expected where a time span should stand. */
    public static final String EXPECTED =
            "a time span such as 10s, 500ms or 2min (units: ns, us, µs, ms, s, min, h, d)";

    private static final Pattern WRITTEN = Pattern.compile("([^a-zµμ]*)([a-zµμ]+)");

    /** The units as they are written back, the longest first. */
    private static final Map<String, Long> WRITTEN_BACK = new LinkedHashMap<>();

    private static final Map<String, Long> UNIT_NANOS = new LinkedHashMap<>();

    static {
        unit(86_400_000_000_000L, "d", "day", "days");
        unit(3_600_000_000_000L, "h", "hour", "hours");
        unit(60_000_000_000L, "min", "m", "minute", "minutes");
        unit(1_000_000_000L, "s", "sec", "second", "seconds");
        unit(1_000_000L, "ms");
        unit(1_000L, "us", "µs" /* U+00B5, the micro sign */, "μs" /* U+03BC, the Greek letter */);
        unit(1L, "ns");
    }

    private static void unit(long nanos, String writtenBack, String... others) {
        WRITTEN_BACK.put(writtenBack, nanos);
        UNIT_NANOS.put(writtenBack, nanos);
        for (String other : others) {
            UNIT_NANOS.put(other, nanos);
        }
    }

    /**
     * Checks that it is longer than zero.
     *
     * @param duration longer than zero, at most 2⁶³ − 1 nanoseconds
     * @throws IllegalArgumentException if it is not longer than zero
     */
    public TimeSpan {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("a time span must be longer than zero");
        }
    }

    /**
     * Reads a time span, to the nanosecond.
     *
     * @param text what was written
     * @return the time span
     * @throws IllegalArgumentException when the text is none
     */
    public static TimeSpan parse(String text) {
        if (text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            throw Numeral.misread(EXPECTED, text, text);
        }
        return parsePer(text, text);
    }

    /**
     * Reads what stands behind the slash of a limit, where {@code s} is short for {@code 1s}.
     *
     * @param part what stands there
     * @param text the limit, for the message
     * @return the time span
     */
    public static TimeSpan parsePer(String part, String text) {
        Matcher written = WRITTEN.matcher(part);
        Long unit = written.matches() ? UNIT_NANOS.get(written.group(2)) : null;
        if (unit == null) {
            throw Numeral.misread(EXPECTED, part, text);
        }
        String number = written.group(1);
        BigDecimal count = number.isEmpty() ? BigDecimal.ONE : plain(number, part, text);
        long nanos;
        try {
            nanos = count.multiply(BigDecimal.valueOf(unit)).longValueExact();
        } catch (ArithmeticException e) {
            throw Numeral.misread("a whole number of nanoseconds below 2^63", part, text);
        }
        if (nanos == 0) {
            throw Numeral.misread("a time span longer than zero", part, text);
        }
        return new TimeSpan(Duration.ofNanos(nanos));
    }

    private static BigDecimal plain(String number, String part, String text) {
        try {
            return Numeral.plain(number, text, EXPECTED);
        } catch (IllegalArgumentException e) {
            throw Numeral.misread(EXPECTED, part, text);
        }
    }

    /**
     * How long it is.
     *
     * @return nanoseconds
     */
    public long nanos() {
        return duration.toNanos();
    }

    /** Written so that it can be read again, in the longest unit that needs no fraction. */
    @Override
    public String toString() {
        for (Map.Entry<String, Long> unit : WRITTEN_BACK.entrySet()) {
            if (nanos() % unit.getValue() == 0) {
                return nanos() / unit.getValue() + unit.getKey();
            }
        }
        throw new AssertionError("a whole number of nanoseconds: " + nanos());
    }
}
