// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.Locale;

/** Numbers for people. */
final class Text {
    private Text() {}

    /** A ratio as a change, such as {@code +3.1 %}. */
    static String change(final double ratio) {
        if (Double.isInfinite(ratio)) {
            return "∞";
        }
        final String text = String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
        return text.equals("-0.0 %") ? "+0.0 %" : text.replace('-', '−');
    }

    /** An interval of ratios as changes. */
    static String interval(final MedianRatio ratio) {
        return ratio.low() == 0 ? "unknown" : change(ratio.low()) + " … " + change(ratio.high());
    }

    /** Three digits, or four. */
    static String number(final double value) {
        final double size = Math.abs(value);
        final int decimals = size >= 1_000 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Bytes an operation: what JMH's own work spreads over the operations is nothing. */
    static String bytes(final double alloc) {
        return Double.isNaN(alloc)
                ? "?"
                : String.format(Locale.ROOT, "%.1f", alloc).replaceAll("\\.0$", "");
    }

    static String p(final double p) {
        return p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    }

    static String time(final double seconds) {
        final long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
