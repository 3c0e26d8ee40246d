// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import static io.mpthrottle.reports.model.Contest.Measured.CORES;
import static io.mpthrottle.reports.model.Contest.Measured.INTERVAL_P99;
import static io.mpthrottle.reports.model.Contest.Measured.LATE_P50;
import static io.mpthrottle.reports.model.Contest.Measured.LATE_P99;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mpthrottle.reports.model.Contest.Measured;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GoalsTest {
    private static final String REFUSED = "hasFuel refused";
    private static final String GRANTED = "hasFuel granted, fuel waiting, monitor off";
    private static final String COARSE = "granted and monitored, COARSE";
    private static final String PRECISE = "granted and monitored, PRECISE";
    private static final String SEVERAL = "two threads and more, beside the best peer";
    private static final String PACE = "pace with spinning workers, 1\u202f000/s to 1\u202f000\u202f000/s";
    private static final String HYBRID = "HYBRID at 1\u202f000/s";
    private static final String PARKED = "PARKED at 1\u202f000/s";
    private static final String STALL = "stopped for longer than it may: its bound holds";
    private static final String SOAK = "10\u202f000\u202f000/s monitored, nothing lost";
    private static final String ALLOCATION = "allocation of a call";
    private static final String MEMORY = "memory of a running throttle";
    private static final String OLDER = "PARKED and HYBRID beside an older build";
    private static final long MIB = 1 << 20;

    private static Figures figures() {
        return new Figures();
    }

    private static Figures refused(final double alone, final double beside, final double fastestPeer) {
        return figures()
                .alone("refused", "OFF", alone)
                .beside("refused", "MPTHROTTLE", 1, beside)
                .beside("refused", "GUAVA", 1, fastestPeer)
                .beside("refused", "BUCKET4J", 1, fastestPeer + 10)
                .beside("refused", "SEMAPHORE", 1, 0.1);
    }

    private static Figures granted(final String monitor, final double ours, final double fastestPeer) {
        final String name = monitor.equals("OFF") ? "MPTHROTTLE" : "MPTHROTTLE_" + monitor;
        return figures()
                .alone("granted", monitor, ours)
                .beside("granted", name, 1, ours)
                .beside("granted", "RESILIENCE4J", 1, fastestPeer);
    }

    private static Figures several(
            final double refused, final double granted, final double coarse, final double precise) {
        return figures()
                .beside("refused", "MPTHROTTLE", 2, refused)
                .beside("refused", "GUAVA", 2, 60)
                .beside("granted", "MPTHROTTLE", 2, granted)
                .beside("granted", "MPTHROTTLE_COARSE", 2, coarse)
                .beside("granted", "MPTHROTTLE_PRECISE", 2, precise)
                .beside("granted", "GUAVA", 2, 60);
    }

    private static Figures collapsing(final double grantedByFour) {
        return several(3, 6, 10, 20)
                .beside("granted", "MPTHROTTLE", 1, 5)
                .beside("refused", "MPTHROTTLE", 4, 1)
                .beside("refused", "GUAVA", 4, 300)
                .beside("granted", "MPTHROTTLE", 4, grantedByFour)
                .beside("granted", "GUAVA", 4, 300);
    }

    /** Each on the limit, and then one figure of it beyond. */
    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(REFUSED, refused(1.5, 1.5, 30), refused(1.51, 1.5, 30)),
                arguments(REFUSED, refused(1.5, 1.5, 30), refused(1.5, 1.5, 29.9)),
                arguments(REFUSED, refused(1.5, 1.5, 30), refused(1.5, 1.51, 30)),
                arguments(GRANTED, granted("OFF", 6, 30), granted("OFF", 6.01, 60)),
                arguments(GRANTED, granted("OFF", 6, 30), granted("OFF", 6, 29.9)),
                arguments(COARSE, granted("COARSE", 16, 32), granted("COARSE", 16.1, 64)),
                arguments(COARSE, granted("COARSE", 16, 32), granted("COARSE", 16, 31.9)),
                arguments(
                        PRECISE,
                        figures().alone("granted", "PRECISE", 40).clock(25),
                        figures().alone("granted", "PRECISE", 40.1).clock(25)),
                arguments(SEVERAL, several(3, 6, 10, 20), several(3.1, 6, 10, 20)),
                arguments(SEVERAL, several(3, 6, 10, 20), several(3, 6.1, 10, 20)),
                arguments(SEVERAL, several(3, 6, 10, 20), several(3, 6, 10.1, 20)),
                arguments(SEVERAL, several(3, 6, 10, 20), several(3, 6, 10, 20.1)),
                arguments(SEVERAL, collapsing(10), collapsing(10.1)),
                arguments(PACE, figures().spinning(1e5, 99_990, 1, 1), figures().spinning(1e5, 99_989, 1, 1)),
                arguments(
                        PACE, figures().spinning(1e5, 100_009, 1, 1), figures().spinning(1e5, 100_011, 1, 1)),
                arguments(
                        PACE, figures().spinning(1e3, 1e3, 1.0009, 1), figures().spinning(1e3, 1e3, 1.0011, 1)),
                arguments(
                        PACE, figures().spinning(1e6, 1e6, 1, 1.049), figures().spinning(1e6, 1e6, 1, 1.051)),
                arguments(
                        PACE,
                        figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.1).floor("handoff", 1e6, 1.2),
                        figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.1).floor("handoff", 1e6, 1.19)),
                arguments(
                        PACE,
                        figures().spinning(1e6, 1e6, 1, 1.3).turns(1e6, 1.2, 1.1, true),
                        figures().spinning(1e6, 1e6, 1, 1.3).turns(1e6, 1.2, 1.1, false)),
                arguments(
                        PACE,
                        figures().spinning(1e6, 1e6, 1, 1.3).turns(1e6, 1.049, 1.01, false),
                        figures().spinning(1e6, 1e6, 1, 1.3).turns(1e5, 1.049, 1.01, true)),
                arguments(
                        PACE,
                        figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.2),
                        figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.19)),
                arguments(
                        PACE,
                        figures().spinning(1e6, 1e6, 1, 1).spinning(1e4, 1e4, 1, 1),
                        figures().spinning(1e6, 1e6, 1, 1).spinning(1e4, 9_990, 1, 1)),
                arguments(
                        HYBRID,
                        figures().slow("BUSY_SPIN", "SPINNING", 60, 1).slow("HYBRID", "SPINNING", 2_060, 0.15),
                        figures().slow("BUSY_SPIN", "SPINNING", 60, 1).slow("HYBRID", "SPINNING", 2_061, 0.15)),
                arguments(
                        HYBRID,
                        figures().slow("BUSY_SPIN", "SPINNING", 60, 1).slow("HYBRID", "SPINNING", 60, 0.15),
                        figures()
                                .slow("BUSY_SPIN", "SPINNING", 60, 1)
                                .slow("HYBRID", "SPINNING", 60, 0.15)
                                .slow("HYBRID", "WAITING", 60, 0.16)),
                arguments(
                        HYBRID,
                        figures().slow("HYBRID", "SPINNING", 9e9, 0.15).hybridLate(2_060, 60, false),
                        figures().slow("HYBRID", "SPINNING", 0, 0.15).hybridLate(2_061, 60, false)),
                arguments(
                        HYBRID,
                        figures().slow("HYBRID", "SPINNING", 9e9, 0.15).hybridLate(2_000, 60, true),
                        figures().slow("HYBRID", "SPINNING", 9e9, 0.15).hybridLate(3_000, 60, false)),
                arguments(
                        PARKED,
                        figures().slow("PARKED", "WAITING", 9e4, 1).parkedCores(0.02, 0.01, false),
                        figures().slow("PARKED", "WAITING", 9e4, 0.01).parkedCores(0.021, 0.01, false)),
                arguments(
                        PARKED,
                        figures().slow("PARKED", "WAITING", 9e4, 1).parkedCores(0.03, 0.02, true),
                        figures().slow("PARKED", "WAITING", 9e4, 1).parkedCores(0.03, 0.02, false)),
                arguments(
                        PARKED,
                        figures().slow("PARKED", "WAITING", 9e4, 0.02),
                        figures().slow("PARKED", "WAITING", 9e4, 0.021)),
                arguments(
                        PARKED,
                        figures().slow("PARKED", "WAITING", 9e4, 0.025).waiting("PARKED", 0.025),
                        figures().slow("PARKED", "WAITING", 9e4, 0.025).waiting("PARKED", 0.024)),
                arguments(
                        PACE,
                        figures().spinning(1e3, 1e3, 1, 1.049).waiting("PARKED", 0.02),
                        figures().spinning(1e3, 1e3, 1, 1.06).waiting("PARKED", 0.02)),
                arguments(OLDER, older(LATE_P50, 65), older(LATE_P50, 66)),
                arguments(OLDER, older(LATE_P99, 75), older(LATE_P99, 76)),
                arguments(OLDER, older(CORES, 100), older(CORES, 101)),
                arguments(
                        OLDER,
                        figures().build("PARKED", 10_000, LATE_P99, 120, true),
                        figures().build("PARKED", 10_000, LATE_P99, 120, false)),
                arguments(
                        OLDER,
                        figures().build("HYBRID", 1_000, CORES, 70, false).build("HYBRID", 1_000, LATE_P50, 300, false),
                        figures().build("HYBRID", 1_000, CORES, 71, true)),
                arguments(
                        STALL,
                        figures().stall("mpthrottle", 2_000, 20),
                        figures().stall("mpthrottle", 2_001, 20)),
                arguments(
                        STALL,
                        figures().stall("mpthrottle", 2_007, 20, 2_000L),
                        figures().stall("mpthrottle", 2_007, 20, 2_001L)),
                arguments(
                        STALL,
                        figures().stall("mpthrottle", 2_000, 20),
                        figures().stall("mpthrottle", 2_000, 21)),
                arguments(SOAK, figures().soak(0, 0, ""), figures().soak(1, 0, "")),
                arguments(SOAK, figures().soak(0, 0, ""), figures().soak(0, 1, "")),
                arguments(SOAK, figures().soak(0, 0, ""), figures().soak(0, 0, "late")),
                arguments(
                        ALLOCATION,
                        figures().allocating("MPTHROTTLE", 0.4).allocating("GUAVA", 64),
                        figures().allocating("MPTHROTTLE", 0.6)),
                arguments(
                        ALLOCATION,
                        figures().allocating("MPTHROTTLE", 0),
                        figures().allocating("MPTHROTTLE", 0).allocating("MPTHROTTLE_PRECISE", 16)),
                arguments(MEMORY, figures().memory(10 * MIB), figures().memory(10 * MIB + 1)));
    }

    private static Figures older(final Measured measured, final double ours) {
        return figures().build("PARKED", 1_000, measured, ours, false);
    }

    private static Goal find(final Figures figures, final String name) {
        return figures.goals().stream()
                .filter(goal -> goal.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void isReachedOnTheLimitAndMissedBeyond(final String name, final Figures onLimit, final Figures beyond) {
        assertThat(find(onLimit, name).checks()).extracting(Check::outcome).containsOnly(Outcome.REACHED);
        assertThat(find(onLimit, name).outcome()).isEqualTo(Outcome.REACHED);

        assertThat(find(beyond, name).checks())
                .extracting(Check::outcome)
                .containsOnlyOnce(Outcome.MISSED)
                .doesNotContain(Outcome.UNKNOWN);
        assertThat(find(beyond, name).outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void everyGoalHasALimitHere() {
        assertThat(limits().map(limit -> (String) limit.get()[0]).distinct())
                .containsExactlyElementsOf(
                        figures().goals().stream().map(Goal::name).toList());
    }

    @Test
    void withoutFiguresNothingIsSaid() {
        assertThat(figures().goals()).allSatisfy(goal -> {
            assertThat(goal.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(goal.isMeasured()).isFalse();
        });
    }

    @Test
    void withOneOfTwoFiguresItIsNotReached() {
        final Goal goal = find(figures().alone("refused", "OFF", 1), REFUSED);

        assertThat(goal.checks()).extracting(Check::outcome).containsExactly(Outcome.REACHED, Outcome.UNKNOWN);
        assertThat(goal.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(goal.isMeasured()).isTrue();
        assertThat(goal.checks()).extracting(Check::reached).containsExactly("1\u202fns", "not measured");
    }

    @Test
    void withOneOfTwoFiguresItCanBeMissed() {
        assertThat(find(figures().alone("refused", "OFF", 2), REFUSED).outcome())
                .isEqualTo(Outcome.MISSED);
    }

    @Test
    void turnsWithoutALapReachNothing() {
        final Figures hybrid =
                figures().slow("HYBRID", "SPINNING", 60, 0.1).nothingInTurns(LATE_P99, "HYBRID", 1e3, "BUSY_SPIN");
        final Figures parked =
                figures().slow("PARKED", "SPINNING", 60, 0.01).nothingInTurns(CORES, "PARKED", 1e3, "handoff");
        final Figures pace =
                figures().spinning(1e6, 1e6, 1, 1.3).nothingInTurns(INTERVAL_P99, "BUSY_SPIN", 1e6, "handoff");

        assertThat(find(hybrid, HYBRID).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(find(parked, PARKED).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(find(pace, PACE).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void withoutAClockReadingThereIsNothingToAddTo() {
        assertThat(find(figures().alone("granted", "PRECISE", 10), PRECISE).isMeasured())
                .isFalse();
    }

    @Test
    void whatTheFloorDoesTooIsSaid() {
        final Goal within = find(figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.2), PACE);
        final Goal beyond = find(figures().spinning(1e6, 1e6, 1, 1.2).floor(1e6, 1.1), PACE);
        final Goal alone = find(figures().spinning(1e6, 1e6, 1, 1.2).floor(1e5, 1.2), PACE);

        assertThat(last(within)).endsWith("within the platform’s floor");
        assertThat(last(beyond)).endsWith("the platform’s floor: 10.00\u202f%");
        assertThat(last(alone)).endsWith("no floor measured");
        assertThat(alone.outcome()).isEqualTo(Outcome.MISSED);
    }

    private static String last(final Goal goal) {
        final List<Check> checks = goal.checks();
        return checks.get(checks.size() - 1).reached();
    }

    @Test
    void ratesThatTheGoalDoesNotNameAreNotJudged() {
        final Figures beyond = figures().spinning(999, 1, 9, 9).spinning(1_000_001, 1, 9, 9);

        assertThat(find(beyond, PACE).isMeasured()).isFalse();
    }

    @Test
    void waitingWorkersAndOtherRefillsAreNotJudgedForPace() {
        final Figures others = figures().slow("HYBRID", "SPINNING", 1, 1).slow("BUSY_SPIN", "WAITING", 1, 1);

        assertThat(find(others, PACE).isMeasured()).isFalse();
    }

    @Test
    void whatPeersPromiseIsTheirAffair() {
        assertThat(find(figures().stall("guava", 9_999, 999), STALL).isMeasured())
                .isFalse();
        assertThat(find(figures().allocating("BUCKET4J", 64), ALLOCATION).isMeasured())
                .isFalse();
    }

    @Test
    void theMiddleIsJudgedByTheBareClock() {
        final Goal within = find(figures().spinning(1e6, 1e6, 1.002, 1).clock(1e6, 1.002), PACE);
        final Goal beyond = find(figures().spinning(1e6, 1e6, 1.002, 1).clock(1e6, 1.001), PACE);
        final Goal handed = find(figures().spinning(1e6, 1e6, 1.002, 1).floor("handoff", 1e6, 1), PACE);

        assertThat(within.outcome()).isEqualTo(Outcome.REACHED);
        assertThat(beyond.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(handed.outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void whatTheClockCannotTellFromIdealIsReached() {
        final Goal within = find(figures().spinning(1e6, 1e6, 0.992, 1).clockStep(10), PACE);
        final Goal beyond = find(figures().spinning(1e6, 1e6, 0.992, 1).clockStep(7), PACE);
        final Goal slower = find(figures().spinning(1e5, 1e5, 0.992, 1).clockStep(10), PACE);

        assertThat(within.outcome()).isEqualTo(Outcome.REACHED);
        assertThat(beyond.outcome()).isEqualTo(Outcome.MISSED);
        assertThat(slower.outcome()).isEqualTo(Outcome.MISSED);
    }

    /** 118 µs more than BUSY_SPIN once stood beside a goal of 2 µs as reached, since the laps did not tell. */
    @Test
    void aFigureBeyondTheGoalIsNeverReachedByTheSpreadOfTheLaps() {
        final Goal goal = find(figures().slow("HYBRID", "SPINNING", 0, 0.1).hybridLate(212_000, 94_000, true), HYBRID);

        assertThat(goal.checks().get(0).outcome()).isEqualTo(Outcome.OPEN);
        assertThat(goal.checks().get(0).reached())
                .startsWith("118\u202fµs, which the spread of the laps does not tell");
        assertThat(goal.outcome()).isEqualTo(Outcome.OPEN);
    }

    /** "0.0570 B" once stood beside a goal of "0 B" as reached. */
    @Test
    void theAllocationThatIsAskedIsTheOneThatIsJudged() {
        final Check check = find(figures().allocating("MPTHROTTLE", 0.057), ALLOCATION)
                .checks()
                .get(0);

        assertThat(check).isEqualTo(new Check("≤ 0.5\u202fB", "0.057\u202fB", Outcome.REACHED));
    }

    @Test
    void whatIsReachedByTheFloorSaysSoWhereItAsks() {
        final Check tail =
                find(figures().turns(1e6, 1.2, 1.1, true), PACE).checks().get(2);
        final Check parked =
                find(figures().parkedCores(0.03, 0.025, true), PARKED).checks().get(0);

        assertThat(tail.asked()).isEqualTo("p99 off by ≤ 5.00\u202f%, or a bare handoff’s");
        assertThat(tail.reached())
                .startsWith("20.00\u202f%")
                .contains("not seen to be beyond a handoff’s 10.00\u202f%, p\u202f=\u202f0.");
        assertThat(parked.asked()).endsWith("≤ 2.00\u202f%, or a bare parking thread’s");
        assertThat(parked.reached()).contains("not seen to be beyond a bare parking thread’s 2.50\u202f%");
    }

    @Test
    void theProcessThatWaitsStandsBesideRefillAndMonitor() {
        assertThat(last(find(figures().slow("PARKED", "WAITING", 9e4, 0.02), PARKED)))
                .isEqualTo("2.00\u202f%; with a waiting worker the process takes 200.0\u202f%");
    }

    @Test
    void turnsAloneHaveGoals() {
        assertThat(find(figures().turns(1e3, 1.01, 1, false), PACE).isMeasured())
                .isTrue();
        assertThat(find(figures().turns(1e2, 1.01, 1, false).turns(1e7, 1.01, 1, false), PACE)
                        .isMeasured())
                .isFalse();
    }

    @Test
    void aThousandthIsWithinAThousandth() {
        assertThat(find(figures().spinning(1e6, 1e6, 0.999, 1), PACE).outcome()).isEqualTo(Outcome.REACHED);
    }

    /** One of many that are no worse looks worse by chance: p of five is 1/32 at least. */
    @Test
    void theErrorIsThatOfAllComparisonsWithAnOlderBuild() {
        final Figures many = figures().build("PARKED", 10_000, CORES, 101, false);
        assertThat(find(many, OLDER).outcome()).isEqualTo(Outcome.MISSED);

        many.build("PARKED", 10_000, LATE_P99, 90, false);
        assertThat(find(many, OLDER).outcome()).isEqualTo(Outcome.REACHED);
    }

    @Test
    void whatNothingIsAskedOfIsNotMissed() {
        assertThat(find(
                                figures()
                                        .build("HYBRID", 100, CORES, 300, false)
                                        .build("HYBRID", 1_000, LATE_P50, 300, false)
                                        .build("BUSY_SPIN", 1_000, CORES, 300, false),
                                OLDER)
                        .isMeasured())
                .isFalse();
    }
}
