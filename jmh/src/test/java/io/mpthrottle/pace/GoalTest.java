// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    @Test
    void theTailIsJudgedByTheFloorBesideIt() {
        Trial ours = Trials.ours(Refill.BUSY_SPIN, 100_000, 0.00005, 13_000, 100, 1);

        assertThat(judged(List.of(ours)).get(2).met()).isFalse(); // 5 % of ideal are 10,500
        assertThat(judged(List.of(Trials.floor(100_000, 12_999), ours)).get(2).met())
                .isFalse();
        assertThat(judged(List.of(Trials.floor(1_000, 14_000), ours)).get(2).met())
                .isFalse();
        assertThat(judged(List.of(Trials.floor(100_000, 13_000), ours)).get(2).met())
                .isTrue();
    }

    @Test
    void theFloorOfTwoThreadsCountsAsWell() {
        Trial ours = Trials.ours(Refill.BUSY_SPIN, 100_000, 0.00005, 13_000, 100, 1);
        Trial alone = Trials.floor(100_000, 10_100);

        assertThat(judged(List.of(alone, Trials.floor(Limiter.HANDOFF, 100_000, 13_000), ours))
                        .get(2)
                        .met())
                .isTrue();
        assertThat(judged(List.of(alone, Trials.floor(Limiter.HANDOFF, 100_000, 12_999), ours))
                        .get(2)
                        .met())
                .isFalse();
    }

    @Test
    void aRateBeyondItsToleranceIsNotMet() {
        assertThat(rateMet(0.0001)).isTrue();
        assertThat(rateMet(0.00011)).isFalse();
        assertThat(rateMet(-0.00011)).isFalse();
    }

    @Test
    void sparingModesAreJudgedByTheirCoresAndBesideTheSpinningOne() {
        List<Goal> goals = judged(List.of(
                Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_000_000, 500, 1),
                Trials.ours(Refill.HYBRID, 1_000, 0, 1_000_000, 2_501, 0.14),
                Trials.ours(Refill.PARKED, 1_000, 0, 1_000_000, 60_000, 0.03)));

        assertThat(goals).hasSize(6);
        assertThat(goals.subList(3, 6)).extracting(Goal::met).containsExactly(true, false, false);
        assertThat(goals.subList(3, 6)).extracting(Goal::value).containsExactly(0.14, 2_001.0, 0.03);
    }

    @Test
    void whatAParkingThreadUsesByItselfCountsForParkedAndForNothingElse() {
        Trial spinning = Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_200_000, 500, 1);
        Trial parked = Trials.ours(Refill.PARKED, 1_000, 0, 1_000_000, 60_000, 0.03);
        Trial dear = Trials.trial(TrialSpec.parkedFloor(1_000, 1), 0, 1_300_000, 60_000, 0.031, null);
        Trial cheap = Trials.trial(TrialSpec.parkedFloor(1_000, 1), 0, 1_300_000, 60_000, 0.025, null);

        assertThat(judged(List.of(dear, spinning, parked)))
                .extracting(Goal::met)
                .containsExactly(true, true, false, true);
        assertThat(judged(List.of(cheap, spinning, parked)))
                .extracting(Goal::met)
                .containsExactly(true, true, false, false);
    }

    @Test
    void otherRatesHaveNoGoal() {
        assertThat(judged(List.of(
                        Trials.ours(Refill.BUSY_SPIN, 100, 0, 1, 1, 1),
                        Trials.ours(Refill.BUSY_SPIN, 10_000_000, 0, 1, 1, 1),
                        Trials.ours(Refill.HYBRID, 10_000, 0, 1, 1, 1))))
                .isEmpty();
    }

    @Test
    void theTailIsJudgedByTurnsWhereThereAreAny() {
        Trial ours = Trials.ours(Refill.BUSY_SPIN, 100_000, 0, 13_000, 100, 1);
        Trial floor = Trials.floor(Limiter.HANDOFF, 100_000, 13_000);
        List<Double> slow = List.of(13_001.0, 13_002.0, 13_003.0, 13_004.0, 13_005.0);
        List<Double> fast = List.of(12_001.0, 12_002.0, 12_003.0, 12_004.0, 12_005.0);

        Goal beyond = Goal.of(List.of(floor, ours), List.of(TurnsTest.turns(100_000, slow, fast)), List.of(), null)
                .get(2);
        assertThat(beyond.met()).isFalse();
        assertThat(beyond.value()).isEqualTo(13_003);
        assertThat(beyond.limit()).isEqualTo(12_003);
        assertThat(Goal.of(List.of(ours), List.of(TurnsTest.turns(100_000, fast, slow)), List.of(), null)
                        .get(2)
                        .met())
                .isTrue();
        assertThat(Goal.of(List.of(ours), List.of(TurnsTest.turns(1_000, fast, slow)), List.of(), null)
                        .get(3)
                        .met())
                .as("turns of another rate")
                .isFalse();
    }

    @Test
    void turnsHaveGoalsByThemselves() {
        List<Double> rounds = List.of(1.0, 2.0, 3.0, 4.0, 5.0);
        List<Turns> turns = List.of(
                TurnsTest.turns(100, rounds, rounds),
                TurnsTest.turns(1_000, rounds, rounds),
                TurnsTest.turns(10_000_000, rounds, rounds));
        List<Sparing> sparing = List.of(sparing(Sparing.Kind.PARKED_CORES, 0.03, 0.025));

        assertThat(Goal.of(List.of(), turns, sparing, null))
                .extracting(Goal::trial)
                .containsExactly("turns-1000", "turns-1000");
    }

    @Test
    void theMiddleIsJudgedByTheBareClockBesideIt() {
        Trial ours = offBy(TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, 1_000_000, 1), 2);

        assertThat(middleMet(ours)).isFalse();
        assertThat(middleMet(ours, offBy(TrialSpec.floor(Limiter.FLOOR, 1_000_000, 1), 1)))
                .isFalse();
        assertThat(middleMet(ours, offBy(TrialSpec.floor(Limiter.HANDOFF, 1_000_000, 1), 2)))
                .isFalse();
        assertThat(middleMet(ours, offBy(TrialSpec.floor(Limiter.FLOOR, 100_000, 1), 200)))
                .isFalse();
        assertThat(middleMet(ours, offBy(TrialSpec.floor(Limiter.FLOOR, 1_000_000, 1), 2)))
                .isTrue();
    }

    @Test
    void aThousandthIsWithinAThousandth() {
        assertThat(middleMet(offBy(TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, 1_000_000, 1), -1)))
                .isTrue();
    }

    private static boolean middleMet(Trial... trials) {
        return judged(List.of(trials)).get(1).met();
    }

    /** Its p50 so many nanoseconds beyond the ideal interval. */
    private static Trial offBy(TrialSpec spec, double ns) {
        return Trials.trial(spec, 0, spec.idealIntervalNs() + ns, spec.idealIntervalNs(), 100, 1, null);
    }

    @Test
    void sparingModesAreJudgedByTurnsWhereThereAreAny() {
        List<Trial> trials = List.of(
                Trials.ours(Refill.BUSY_SPIN, 1_000, 0, 1_000_000, 500, 1),
                Trials.ours(Refill.HYBRID, 1_000, 0, 1_000_000, 9_999, 0.14),
                Trials.ours(Refill.PARKED, 1_000, 0, 1_000_000, 60_000, 0.04));
        Sparing late = sparing(Sparing.Kind.HYBRID_LATENESS, 3_000, 900);
        Sparing inTime = sparing(Sparing.Kind.HYBRID_LATENESS, 3_000, 1_100);
        Sparing dear = sparing(Sparing.Kind.PARKED_CORES, 0.03, 0.025);
        Sparing cheap = sparing(Sparing.Kind.PARKED_CORES, 0.0199, 0.01);

        List<Goal> missed = Goal.of(trials, List.of(), List.of(late, dear), null);
        assertThat(missed.subList(4, 6)).extracting(Goal::met).containsExactly(false, false);
        assertThat(missed.subList(4, 6)).extracting(Goal::value).containsExactly(3_000.0, 0.03);
        assertThat(missed.subList(4, 6)).extracting(Goal::limit).containsExactly(2_900.0, 0.025);
        assertThat(Goal.of(trials, List.of(), List.of(inTime, cheap), null).subList(4, 6))
                .extracting(Goal::met)
                .containsExactly(true, true);
    }

    @Test
    void whatCannotBeToldFromWhatIsAllowedIsReached() {
        List<Double> parked = List.of(0.021, 0.025, 0.019, 0.026, 0.022);
        List<Double> bare = List.of(0.018, 0.026, 0.02, 0.023, 0.0205);
        Sparing sparing = Sparing.of(
                Sparing.Kind.PARKED_CORES,
                Turns.Series.of(Limiter.MPTHROTTLE, parked),
                Turns.Series.of(Limiter.HANDOFF, bare));

        assertThat(sparing.ours().median()).isGreaterThan(sparing.limit());
        assertThat(sparing.isMet()).isTrue();
    }

    /** Five processes that are clearly apart. */
    private static Sparing sparing(Sparing.Kind kind, double ours, double other) {
        return Sparing.of(kind, series(Limiter.MPTHROTTLE, ours), series(Limiter.HANDOFF, other));
    }

    private static Turns.Series series(Limiter limiter, double median) {
        return Turns.Series.of(
                limiter, List.of(0.9999 * median, 1.0001 * median, median, 1.0002 * median, 0.9998 * median));
    }

    @Test
    void whatTheClockCannotTellFromIdealIsMet() {
        Trial ours = Trials.trial(
                TrialSpec.ours(Refill.BUSY_SPIN, Worker.SPINNING, 1_000_000, 1), 0, 992, 1_000, 100, 1, null);

        assertThat(middleMet(ours, null)).isFalse();
        assertThat(middleMet(ours, new Platform(7, List.of(130.0)))).isFalse();
        assertThat(middleMet(ours, new Platform(10, List.of(130.0)))).isTrue();
    }

    private static boolean middleMet(Trial trial, @Nullable Platform platform) {
        return Goal.of(List.of(trial), List.of(), List.of(), platform).get(1).met();
    }

    private static List<Goal> judged(List<Trial> trials) {
        return Goal.of(trials, List.of(), List.of(), null);
    }

    private static boolean rateMet(double shortfall) {
        return judged(List.of(Trials.ours(Refill.BUSY_SPIN, 1_000, shortfall, 1, 1, 1)))
                .get(0)
                .met();
    }
}
