// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.page.text.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * How far a figure is from the ideal one at one rate, as a share.
 *
 * @param ratePerSecond the rate
 * @param value how far
 * @param excuse what is said of the platform's own deviation
 * @param isExcused whether that is reason enough
 */
record Deviation(long ratePerSecond, double value, String excuse, boolean isExcused) {
    /** Excuses a figure that is not beyond the floor of the platform. */
    static Deviation besideFloor(
            final long ratePerSecond, final double value, final double floor, final DoubleFunction<String> text) {
        if (value <= floor) {
            return new Deviation(ratePerSecond, value, ": within the platform’s floor", true);
        }
        return new Deviation(
                ratePerSecond,
                value,
                Double.isInfinite(floor) ? ", no floor measured" : "; the platform’s floor: " + text.apply(floor),
                false);
    }

    /** Judges the furthest deviation. Those beyond the limit that have no excuse come first. */
    static Check furthest(final List<Deviation> deviations, final double limit, final DoubleFunction<String> text) {
        final Comparator<Deviation> furthest = Comparator.comparingDouble(Deviation::value);
        return deviations.stream()
                .filter(found -> found.value() > limit && !found.isExcused())
                .max(furthest)
                .or(() -> deviations.stream().max(furthest))
                .map(found -> found.check(limit, text))
                .orElse(Check.atMost(Double.NaN, limit, text, ""));
    }

    private Check check(final double limit, final DoubleFunction<String> text) {
        final Check check = Check.atMost(value, limit, text, ", at " + Numbers.rate(ratePerSecond));
        if (check.outcome() != Outcome.MISSED) {
            return check;
        }
        return isExcused ? check.telling(excuse).unlessMissed(Outcome.REACHED) : check.telling(excuse);
    }
}
