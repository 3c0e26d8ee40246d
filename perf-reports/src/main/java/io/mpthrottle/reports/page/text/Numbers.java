// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as in print: three significant digits, a thin space between thousands, a real minus sign. */
public final class Numbers {
    /** What stands where there is no number. */
    public static final String NONE = "–";

    private static final char THIN_SPACE = '\u202f';
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal WHOLE_FROM = BigDecimal.valueOf(1_000);

    private static final String[] TIME_UNITS = {"ns", "µs", "ms", "s"};
    private static final double UNIT_STEP = 1_000;
    private static final double UNIT_FROM = 999.5; // what three digits make a thousand of

    private Numbers() {}

    /** A number with three significant digits, or a dash for none. */
    public static String three(final @Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        // Zeros that the exact value does not need go first: a limit of 6 is written 6, and a measured 6.001 is 6.00.
        final BigDecimal rounded =
                BigDecimal.valueOf(value).stripTrailingZeros().round(THREE_DIGITS);
        return rounded.abs().compareTo(WHOLE_FROM) < 0
                ? format(rounded.toPlainString())
                : whole(BigDecimal.valueOf(value)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue());
    }

    /** A whole number with its thousands apart. */
    public static String whole(final long value) {
        final DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(THIN_SPACE);
        symbols.setMinusSign('−');
        return new DecimalFormat("#,##0", symbols).format(value);
    }

    /** A number with so many decimals, or a dash for none. */
    public static String fixed(final @Nullable Double value, final int decimals) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        return format(BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString());
    }

    private static String format(final String plain) {
        return plain.replace('-', '−');
    }

    /** A ratio as a change in percent, with its sign. */
    public static String change(final @Nullable Double ratio) {
        if (ratio == null || !Double.isFinite(ratio)) {
            return NONE;
        }
        final String percent = fixed((ratio - 1) * 100, 1);
        return (ratio > 1 && !percent.matches("0\\.0") ? "+" : "") + percent.replaceFirst("^−(0\\.0)$", "$1")
                + THIN_SPACE + "%";
    }

    /** A share of one, in percent. */
    public static String percent(final double share, final int decimals) {
        final String percent = fixed(share * 100, decimals);
        return percent.equals(NONE) ? NONE : percent + THIN_SPACE + "%";
    }

    /** A multiple, such as 1.09×. */
    public static String times(final double value) {
        final String text = three(value);
        return text.equals(NONE) ? NONE : text + "×";
    }

    /** A probability, no more exact than anybody needs. */
    public static String probability(final @Nullable Double p) {
        return p != null && p < 0.001 ? "< 0.001" : fixed(p, 3);
    }

    /** A number of nanoseconds in the unit that suits it, such as 1.05 µs. */
    public static String time(final double ns) {
        double value = ns;
        int unit = 0;
        while (Math.abs(value) >= UNIT_FROM && unit < TIME_UNITS.length - 1) {
            value /= UNIT_STEP;
            unit++;
        }
        final String text = three(value);
        return text.equals(NONE) ? NONE : text + THIN_SPACE + TIME_UNITS[unit];
    }

    /** A rate, such as 1 000/s. */
    public static String rate(final double perSecond) {
        final String text = three(perSecond);
        return text.equals(NONE) ? NONE : text + "/s";
    }

    /**
     * Writes a whole rate.
     *
     * @param perSecond the rate
     * @return such as 1 000/s
     */
    public static String rate(final long perSecond) {
        return whole(perSecond) + "/s";
    }

    /**
     * Writes bytes a call; what a profiler adds of its own is nothing.
     *
     * @param bytes how many
     * @return zero for less than a twentieth
     */
    public static String bytes(final @Nullable Double bytes) {
        return bytes != null && Math.abs(bytes) < 0.05 ? "0" : three(bytes);
    }
}
