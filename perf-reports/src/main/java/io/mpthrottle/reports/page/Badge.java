// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.goal.Outcome;
import java.util.Locale;

/**
 * A verdict as it is written.
 *
 * @param sign to be seen at a glance
 * @param word to be read
 * @param style its colour's name
 */
record Badge(String sign, String word, String style) {
    private static final String GOOD = "✔";
    private static final String BAD = "✘";

    /** Of a goal. */
    static Badge of(final Outcome outcome) {
        return switch (outcome) {
            case REACHED -> new Badge(GOOD, "reached", "good");
            case MISSED -> new Badge(BAD, "missed", "bad");
            case OPEN -> new Badge("?", "cannot be told", "open");
            case UNKNOWN -> new Badge("–", "not measured", "none");
        };
    }

    /** Of a trial, or of the gate. */
    static Badge of(final String verdict) {
        final String word = verdict.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "pass", "improved" -> new Badge(GOOD, word, "good");
            case "fail", "regressed" -> new Badge(BAD, word.equals("fail") ? "FAIL" : word, "bad");
            case "inconclusive" -> new Badge("?", word, "open");
            case "none", "" -> new Badge("–", "no bound stated", "none");
            default -> new Badge("?", verdict, "open");
        };
    }
}
