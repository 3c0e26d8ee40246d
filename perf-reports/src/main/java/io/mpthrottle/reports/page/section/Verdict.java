// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.section;

import io.mpthrottle.reports.page.goal.Outcome;
import java.util.Locale;

/**
 * A verdict as it is written.
 *
 * @param sign to be seen at a glance
 * @param word to be read
 * @param style its colour's name
 */
public record Verdict(String sign, String word, String style) {
    private static final String GOOD = "✔";
    private static final String BAD = "✘";

    /**
     * Of a goal.
     *
     * @param outcome what became of it
     * @return in words
     */
    public static Verdict of(final Outcome outcome) {
        return switch (outcome) {
            case REACHED -> new Verdict(GOOD, "reached", "good");
            case MISSED -> new Verdict(BAD, "missed", "bad");
            case UNKNOWN -> new Verdict("–", "not measured", "none");
        };
    }

    /** Of a trial, or of the gate. */
    static Verdict of(final String verdict) {
        final String word = verdict.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "pass", "improved" -> new Verdict(GOOD, word, "good");
            case "fail", "regressed" -> new Verdict(BAD, word.equals("fail") ? "FAIL" : word, "bad");
            case "inconclusive" -> new Verdict("?", word, "open");
            case "none", "" -> new Verdict("–", "no bound stated", "none");
            default -> new Verdict("?", verdict, "open");
        };
    }
}
