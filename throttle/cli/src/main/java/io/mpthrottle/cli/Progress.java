// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a command has come.
 *
 * @param elapsed since it began
 * @param fraction 0 to 1, or NaN where the end is not known
 */
record Progress(Duration elapsed, double fraction) {
    private static final int LONGEST_BAR = 60;

    static Progress unknown(Duration elapsed) {
        return new Progress(elapsed, Double.NaN);
    }

    static Progress of(Duration elapsed, long done, long all) {
        return all > 0 ? new Progress(elapsed, Math.min(1, (double) done / all)) : unknown(elapsed);
    }

    /** Such as {@code ██████████░░░░░░░░░░  50.0 %   5.0 s, 5.0 s left}. */
    String bar(int columns, Style style) {
        if (Double.isNaN(fraction)) {
            return clock(elapsed);
        }
        String text = " " + percent() + "   " + clock(elapsed) + left();
        int cells = Math.min(LONGEST_BAR, columns - text.length());
        if (cells < 5) {
            return text.strip();
        }
        int full = (int) (cells * fraction);
        return style.bar("█".repeat(full)) + style.dim("░".repeat(cells - full)) + text;
    }

    /** Such as {@code 5.0 s  50 %}. */
    String brief() {
        return clock(elapsed) + (Double.isNaN(fraction) ? "" : "  " + percent().strip());
    }

    private String percent() {
        return String.format(Locale.ROOT, "%5.1f %%", fraction * 100);
    }

    private String left() {
        if (fraction <= 0) {
            return "";
        }
        double leftNanos = elapsed.toNanos() * (1 - fraction) / fraction;
        return ", " + clock(Duration.ofNanos((long) leftNanos)) + " left";
    }

    private static String clock(Duration time) {
        if (time.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        if (time.toHours() < 1) {
            return String.format(Locale.ROOT, "%d:%02d min", time.toMinutes(), time.toSecondsPart());
        }
        return String.format(Locale.ROOT, "%d:%02d:%02d h", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
