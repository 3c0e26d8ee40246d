// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import io.mpthrottle.reports.page.text.Numbers;
import java.util.function.DoubleFunction;

/**
 * One figure of a goal. What is judged is what is shown.
 *
 * @param asked in words
 * @param reached in words
 * @param outcome of the comparison
 */
public record Check(String asked, String reached, Outcome outcome) {
    static Check atMost(final double value, final double limit, final DoubleFunction<String> text, final String where) {
        return new Check("≤ " + text.apply(limit), told(value, text, where), outcome(value, value <= limit));
    }

    static Check atLeast(
            final double value, final double limit, final DoubleFunction<String> text, final String where) {
        return new Check("≥ " + text.apply(limit), told(value, text, where), outcome(value, value >= limit));
    }

    /** Ours beside the fastest peer, at the same work. */
    static Check faster(final double ours, final Peer fastest, final double factor) {
        final double times = fastest.value() / ours;
        final String where = ", beside " + fastest.label() + "’s " + Numbers.time(fastest.value());
        return atLeast(times, factor, Numbers::times, where).asking(" faster than the fastest peer");
    }

    /** The same, with more said of what is asked. */
    Check asking(final String more) {
        return new Check(asked + more, reached, outcome);
    }

    /** The same, with the name of the figure before what is asked. */
    Check named(final String what) {
        return new Check(what + " " + asked, reached, outcome);
    }

    /** The same, with more said of what was found, if anything was found. */
    Check telling(final String more) {
        return outcome == Outcome.UNKNOWN ? this : new Check(asked, reached + more, outcome);
    }

    /** The same with another outcome where it was missed. */
    Check unlessMissed(final Outcome instead) {
        return outcome == Outcome.MISSED ? new Check(asked, reached, instead) : this;
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
