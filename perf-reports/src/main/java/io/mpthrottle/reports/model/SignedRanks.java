// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import java.util.Arrays;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The signed-rank test of Wilcoxon, one-sided and exact: it tries each choice of signs. A clock goes in steps, so differences
 * are often equal or zero, and there the library has only an approximation, which finds some too easily.
 */
final class SignedRanks {
    /** With fewer differences, even the clearest one is not seen at 5 %. */
    private static final int LEAST = 5;

    private static final WilcoxonSignedRankTest RANKS = WilcoxonSignedRankTest.withDefaults();

    private SignedRanks() {}

    /** The share of the choices of signs that have ranks at least as high as those seen; 0 for too few differences. */
    static double p(final double[] differences) {
        if (differences.length < LEAST) {
            return 0;
        }
        if (Arrays.stream(differences).allMatch(difference -> difference == 0)) {
            return 1;
        }
        final double seen = RANKS.statistic(differences);
        final int choices = 1 << differences.length;
        int asHigh = 0;
        for (int signs = 0; signs < choices; signs++) {
            final double[] chosen = differences.clone();
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = (signs >> i & 1) == 0 ? chosen[i] : -chosen[i];
            }
            asHigh += RANKS.statistic(chosen) >= seen ? 1 : 0;
        }
        return (double) asHigh / choices;
    }
}
