// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** Figures as people read them: three significant digits, and the unit that keeps them short. */
final class Units {

    private Units() {}

    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** Such as {@code 1 line} or {@code 20,000 lines}. */
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** Such as {@code 1,000,000/s}, {@code 12.5/s} or {@code 0.0000116/s}. */
    static String rate(double perSecond) {
        return (perSecond < 9.995e-3 ? tiny(perSecond) : digits(perSecond)) + "/s";
    }

    /** Such as {@code 40.0 ns}, {@code 1.02 µs} or {@code 5.00 s}. */
    static String time(double nanos) {
        if (nanos < 999.5) {
            return digits(nanos) + " ns";
        }
        if (nanos < 999.5e3) {
            return digits(nanos / 1e3) + " µs";
        }
        if (nanos < 999.5e6) {
            return digits(nanos / 1e6) + " ms";
        }
        return digits(nanos / 1e9) + " s";
    }

    static String time(long nanos) {
        return time((double) nanos);
    }

    /** How long something took, such as {@code 5.000 s} or {@code 2 h 3 min 4.5 s}. */
    static String runtime(Duration time) {
        if (time.toMillis() < 60_000) {
            return String.format(Locale.ROOT, "%.3f s", time.toNanos() / 1e9);
        }
        double seconds = time.toSecondsPart() + time.toNanosPart() / 1e9;
        String hours = time.toHours() > 0 ? count(time.toHours()) + " h " : "";
        // Cut, not rounded: 59.96 s must not turn into 60.0 s.
        return String.format(
                Locale.ROOT, "%s%d min %.1f s", hours, time.toMinutesPart(), Math.floor(seconds * 10) / 10);
    }

    static String bytes(long n) {
        return bytes((double) n);
    }

    /** Such as {@code 8.40 MB}. */
    static String bytes(double n) {
        if (n < 999.5) {
            return String.format(Locale.ROOT, "%.0f B", n);
        }
        if (n < 999.5e3) {
            return digits(n / 1e3) + " kB";
        }
        if (n < 999.5e6) {
            return digits(n / 1e6) + " MB";
        }
        return digits(n / 1e9) + " GB";
    }

    static String share(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", fraction * 100);
    }

    private static String digits(double value) {
        if (value == 0) {
            return "0";
        }
        if (value < 9.995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        if (value < 99.95) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String tiny(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(value).round(new MathContext(3)).toPlainString();
    }
}
