// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mpthrottle.reports.forks.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final int ROUNDS = 10;

    private final Judge judge = new Judge(Rules.DEFAULT);
    private final Random random = new Random(20261124);

    private double[] near(final double ns, final double spread) {
        return random.doubles(ROUNDS, ns * (1 - spread), ns * (1 + spread)).toArray();
    }

    private static double[] all(final double bytes) {
        final double[] all = new double[ROUNDS];
        Arrays.fill(all, bytes);
        return all;
    }

    private Sample sample(final int threads, final double factor, final double spread, final double bytes) {
        return new Sample(
                new Row("a.B.c", Map.of(), threads),
                near(10, spread),
                near(10 * factor, spread),
                all(0),
                all(bytes),
                0);
    }

    private RowResult judged(final Sample... looks) {
        final Looks<String> suite = new Looks<>(judge, Map.of("row", looks[0]));
        if (looks.length > 1) {
            suite.second(Map.of("row", looks[1]));
        }
        if (looks.length > 2) {
            suite.third(Map.of("row", looks[2]));
        }
        return suite.results().get(0);
    }

    @Test
    void slowerTwiceIsARegression() {
        final RowResult result = judged(sample(1, 1.1, 0.01, 0), sample(1, 1.1, 0.01, 0));

        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.why()).contains("slower, found twice");
    }

    @Test
    void slowerOnceIsNot() {
        assertThat(judged(sample(1, 1.1, 0.01, 0), sample(1, 1, 0.01, 0)).verdict())
                .isEqualTo(Verdict.PASS);
        assertThat(judged(sample(1, 1.1, 0.01, 0)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fasterTwiceIsAnImprovement() {
        assertThat(judged(sample(1, 0.9, 0.01, 0), sample(1, 0.9, 0.01, 0)).verdict())
                .isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void lessThanDeltaIsNoMatterHoweverSignificant() {
        final Comparison look =
                Comparison.of(List.of(sample(1, 1.02, 0.001, 0))).get(0);

        assertThat(look.slower().holm()).isLessThan(0.001);
        assertThat(judge.find(look)).isEqualTo(Finding.NONE);
        assertThat(judged(sample(1, 1.02, 0.001, 0)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void contendedRowsMustDifferByMore() {
        assertThat(judged(sample(2, 1.07, 0.01, 0)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged(sample(2, 1.2, 0.01, 0), sample(2, 1.2, 0.01, 0)).verdict())
                .isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void anAllocationIsARegressionHoweverFast() {
        assertThat(judged(sample(1, 1, 0.01, 16), sample(1, 1, 0.01, 16)).verdict())
                .isEqualTo(Verdict.REGRESSED);
        assertThat(judged(sample(1, 1, 0.01, 0.4)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void anAllocationCountsThoughTheSlowdownBesideItWasChance() {
        final RowResult result = judged(sample(1, 1.1, 0.01, 16), sample(1, 1, 0.01, 16));

        assertThat(result.verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(result.why()).isEqualTo("allocates 16.0 B/op more, found twice");
    }

    @Test
    void whatIsSlowerAndAllocatesIsSaidToDoBoth() {
        assertThat(judged(sample(1, 1.1, 0.01, 16), sample(1, 1.1, 0.01, 16)).why())
                .contains("% slower, allocates 16.0 B/op more, found twice");
        assertThat(judged(sample(1, 1.1, 0.01, 16), sample(1, 1.1, 0.01, 0)).why())
                .contains("% slower, found twice");
    }

    @Test
    void whatWasNotFoundAgainIsJudgedByAllForks() {
        final Sample wide = sample(1, 1, 0.17, 0);
        assertThat(judged(wide).verdict()).as("alone").isEqualTo(Verdict.INCONCLUSIVE);

        assertThat(judged(sample(1, 0.9, 0.01, 0), wide).verdict()).isEqualTo(Verdict.PASS);
    }

    /** As many forks as two looks have. */
    private Sample twice(final double factor, final double spread) {
        return sample(1, factor, spread, 0).with(sample(1, factor, spread, 0));
    }

    private static Sample loud(final Sample quiet, final int forks) {
        return new Sample(
                quiet.row(), quiet.base(), quiet.candidate(), quiet.baseAlloc(), quiet.candidateAlloc(), forks);
    }

    /** As on a machine that is fast one moment and slow the next. */
    @Test
    void aSlowdownThatOnlyMoreForksShowHasToBeFoundAgain() {
        final Sample wide = sample(1, 1.06, 0.25, 0);
        final Sample clear = sample(1, 1.15, 0.01, 0);
        final Looks<String> looks = new Looks<>(judge, Map.of("row", wide));
        assertThat(judge.find(looks.results().get(0).first())).isEqualTo(Finding.NONE);
        assertThat(looks.needSecond()).containsExactly("row");
        looks.second(Map.of("row", clear));
        assertThat(looks.needThird()).containsExactly("row");

        assertThat(judged(wide, clear).why()).endsWith("slower, not confirmed");
        assertThat(judged(wide, clear, twice(1.15, 0.01)).why()).endsWith("slower, found twice");
        assertThat(judged(wide, clear, twice(1, 0.01)).verdict()).isEqualTo(Verdict.PASS);
    }

    /** Chance hides the slowdown in the second look; all forks together raise the suspicion again. */
    @Test
    void aSlowdownThatWasMissedOnceCanStillBeFound() {
        final Sample clear = sample(1, 1.15, 0.01, 0);
        final Sample wide = sample(1, 1.06, 0.25, 0);
        final Looks<String> looks = new Looks<>(judge, Map.of("row", clear));
        assertThat(looks.needSecond()).containsExactly("row");
        looks.second(Map.of("row", wide));
        assertThat(looks.needThird()).containsExactly("row");

        assertThat(judged(clear, wide, twice(1.15, 0.01)).verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(judged(clear, wide, twice(1, 0.01)).verdict()).isEqualTo(Verdict.PASS);
    }

    /** The forks of the second look were not chosen for what they show. */
    @Test
    void aLookThatAloneShowsNothingClearsARow() {
        final RowResult result = judged(sample(1, 1.3, 0.01, 0), sample(1, 1, 0.01, 0));

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.both()).isNull();
    }

    @Test
    void quietForksConfirmWhatOthersMadeSuspicious() {
        final Sample slow = sample(1, 1.05, 0.01, 0);

        assertThat(judged(loud(slow, 9), slow).verdict()).isEqualTo(Verdict.REGRESSED);
    }

    @Test
    void otherForksConfirmNothingAndClearNothing() {
        final Sample wide = sample(1, 1.06, 0.25, 0);
        final Sample slow = sample(1, 1.15, 0.01, 0);

        assertThat(judged(wide, slow, loud(twice(1.15, 0.01), 9)).why())
                .isEqualTo("the machine was not quiet in 9 of 40 forks");
        assertThat(judged(wide, slow, loud(twice(1, 0.01), 9)).why())
                .isEqualTo("the machine was not quiet in 9 of 40 forks");
    }

    @Test
    void whatTurnsAroundIsNotCleared() {
        assertThat(judged(sample(1, 1.06, 0.25, 0), sample(1, 1.15, 0.01, 0), twice(0.9, 0.01))
                        .why())
                .endsWith("faster, not confirmed");
    }

    @Test
    void aThirdLookIsOnlyForRowsThatNeedIt() {
        final Looks<String> looks = new Looks<>(judge, Map.of("row", sample(1, 1, 0.01, 0)));
        looks.third(Map.of("row", twice(1.15, 0.01)));

        assertThat(looks.results().get(0).third()).isNull();
    }

    @Test
    void whatWasFoundTwiceNeedsNoThirdLook() {
        final Looks<String> looks = new Looks<>(judge, Map.of("row", sample(1, 1.1, 0.01, 0)));
        looks.second(Map.of("row", sample(1, 1.1, 0.01, 0)));

        assertThat(looks.needThird()).isEmpty();
        assertThat(looks.results().get(0).both()).isNull();
    }

    /** The error rate is kept over the rows that are tested, and a row in doubt is not tested by its fresh forks alone. */
    @Test
    void aRowInDoubtDoesNotWeakenTheTestOfOneThatFailed() {
        final Sample failed = sample(1, 1.1, 0.01, 0);
        final Sample wide = sample(1, 1, 0.17, 0);
        final Looks<String> looks = new Looks<>(judge, Map.of("failed", failed, "wide", wide));
        looks.second(Map.of("failed", failed, "wide", wide));

        assertThat(looks.results())
                .filteredOn(row -> row.second() != null)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSED);
                    assertThat(requireNonNull(row.second()).slower().holm())
                            .isEqualTo(row.second().slower().alone());
                });
    }

    @Test
    void moreForksTakeADoubtAway() {
        final Sample wide = sample(1, 1, 0.17, 0);
        assertThat(judged(wide).verdict()).isEqualTo(Verdict.INCONCLUSIVE);

        assertThat(judged(wide, sample(1, 1, 0.01, 0)).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void forksThatWereNotQuietTakeNoDoubtAway() {
        assertThat(judged(sample(1, 1, 0.17, 0), loud(sample(1, 1, 0.01, 0), 9)).why())
                .isEqualTo("the machine was not quiet in 9 of 40 forks");
    }

    @Test
    void anIntervalWiderThanTheEffectIsInconclusive() {
        assertThat(judged(sample(1, 1, 0.4, 0)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aMachineThatWasNotQuietDecidesNothingOfTimes() {
        final Sample loud = loud(sample(1, 1.1, 0.01, 0), 9);

        assertThat(judged(loud, loud).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged(loud, loud, loud(twice(1.1, 0.01), 18)).why())
                .isEqualTo("the machine was not quiet in 18 of 40 forks");
    }

    @Test
    void theWorstRowDecidesAndOnlyStrictMindsDoubt() {
        assertThat(Verdict.of(List.of(Verdict.PASS, Verdict.IMPROVED))).isEqualTo(Verdict.IMPROVED);
        assertThat(Verdict.of(List.of(Verdict.REGRESSED, Verdict.INCONCLUSIVE))).isEqualTo(Verdict.REGRESSED);
        assertThat(Verdict.INCONCLUSIVE.exitCode(false)).isZero();
        assertThat(Verdict.INCONCLUSIVE.exitCode(true)).isEqualTo(3);
        assertThat(Verdict.REGRESSED.exitCode(false)).isEqualTo(1);
    }

    @Test
    void holmMultipliesTheLowestByAllOfThem() {
        assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.5)).containsExactly(0.04, 0.09, 0.09, 0.5);
        assertThat(Holm.adjust(0.9, 0.8)).containsExactly(1, 1);
    }

    @Test
    void mannAndWhitneyByHand() {
        // All three of the first are above all three of the second: one order of 20.
        assertThat(MannWhitney.greater(new double[] {4, 5, 6}, new double[] {1, 2, 3}))
                .isCloseTo(0.05, within(1e-12));
        assertThat(MannWhitney.lowest(3, 3)).isEqualTo(0.05);
        assertThat(MannWhitney.greater(new double[] {1, 1}, new double[] {1, 1}))
                .isEqualTo(1);
    }

    @Test
    void theIntervalHoldsTheTrueRatioAsOftenAsItSays() {
        int holds = 0;
        for (int i = 0; i < 2_000; i++) {
            final MedianRatio ratio = MedianRatio.of(near(10, 0.05), near(11, 0.05));
            holds += ratio.low() <= 1.1 && 1.1 <= ratio.high() ? 1 : 0;
        }
        // 95 % or a little more, as the orders are whole numbers; three standard errors are 1.5 %.
        assertThat(holds / 2_000.0).isBetween(0.94, 0.98);
    }

    @Test
    void fewRoundsCanProveNothing() {
        assertThat(judge.fewestRounds(1)).isEqualTo(3);
        assertThat(judge.fewestRounds(7)).isEqualTo(5);
        final MedianRatio ratio = MedianRatio.of(new double[] {1, 2}, new double[] {1, 2});
        assertThat(ratio.high()).isInfinite();
    }
}
