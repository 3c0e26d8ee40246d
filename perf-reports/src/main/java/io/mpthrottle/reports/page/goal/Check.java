// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import io.mpthrottle.reports.page.text.Numbers;
import java.util.function.DoubleFunction;

/**
 * One figure of a goal.
 *
 * @param asked in words
 * @param reached in words
 * @param outcome of the comparison
 */
public record Check(String asked, String reached, Outcome outcome) {
    static Check atMost(final double value, final double limit, final DoubleFunction<String> text, final String where) {
        return new Check("≤ " + text.apply(limit), told(value, text, where), outcome(value, value <= limit));
    }

    /** As above, but what is not more than the platform takes by itself counts as reached; NaN where that is unknown. */
    static Check atMostOrFloor(
            final double value, final double limit, final double floor, final DoubleFunction<String> text) {
        final Check plain = atMost(value, limit, text, "");
        if (plain.outcome() != Outcome.MISSED || Double.isNaN(floor)) {
            return plain;
        }
        return value <= floor ? plain.withinFloor() : atMost(value, limit, text, beside(text.apply(floor)));
    }

    /** What is said beside a figure that the platform's own does not explain. */
    static String beside(final String floor) {
        return "; the platform’s floor: " + floor;
    }

    /** The same, excused by the platform. */
    Check withinFloor() {
        return new Check(asked, reached + ": within the platform’s floor", Outcome.REACHED);
    }

    /** The same, reached where laps in turns with another did not show it to be beyond what it may be. */
    Check unlessSeen(final boolean isNotSeen, final double p) {
        return outcome == Outcome.MISSED && isNotSeen
                ? new Check(
                        asked, reached + ": not seen to be more, p\u202f=\u202f" + Numbers.fixed(p, 3), Outcome.REACHED)
                : this;
    }

    static Check atLeast(
            final double value, final double limit, final DoubleFunction<String> text, final String where) {
        return new Check("≥ " + text.apply(limit), told(value, text, where), outcome(value, value >= limit));
    }

    /** Ours beside the fastest peer, at the same work. */
    static Check faster(final double ours, final Peer fastest, final double factor) {
        final double times = fastest.value() / ours;
        final String where = ", beside " + fastest.label() + "’s " + Numbers.time(fastest.value());
        final Check check = atLeast(times, factor, Numbers::times, where);
        return new Check(check.asked() + " faster than the fastest peer", check.reached(), check.outcome());
    }

    private static String told(final double value, final DoubleFunction<String> text, final String where) {
        return Double.isNaN(value) ? "not measured" : text.apply(value) + where;
    }

    private static Outcome outcome(final double value, final boolean good) {
        if (Double.isNaN(value)) {
            return Outcome.UNKNOWN;
        }
        return good ? Outcome.REACHED : Outcome.MISSED;
    }

    /**
     * A peer's figure.
     *
     * @param label whose
     * @param value the figure, NaN when there is none
     */
    record Peer(String label, double value) {}
}
