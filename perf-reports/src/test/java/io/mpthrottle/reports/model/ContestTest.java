// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.model.Contest.Measured;
import io.mpthrottle.reports.model.Contest.Series;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ContestTest {
    private static final int RUNS = 2_000;
    private static final List<Double> FLOOR = List.of(1_060.0, 1_070.0, 1_050.0, 1_080.0, 1_090.0, 1_075.0);

    @Test
    void whatIsClearlyBeyondTheFloorIsSeenHoweverNearTheIdeal() {
        Contest turns = turns(values(1_049, 1_050, 1_048, 1_047, 1_046), values(1_001, 1_002, 1_003, 1_004, 1_005));

        assertThat(isWithinFloor(turns)).isFalse();
    }

    @Test
    void whatIsClearlyBeyondTheFloorIsSeen() {
        Contest turns = turns(values(1_170, 1_180, 1_160, 1_190, 1_150, 1_165), FLOOR);

        assertThat(turns.p(turns.others().get(0))).as("the least of six").isEqualTo(1.0 / 64);
        assertThat(isWithinFloor(turns)).isFalse();
        assertThat(turns.ours().median()).isEqualTo(1_167.5);
    }

    @Test
    void whatCannotBeToldFromTheFloorIsNotSeen() {
        Contest turns = turns(values(1_065, 1_085, 1_055, 1_095, 1_078, 1_072), FLOOR);

        assertThat(turns.ours().median()).isGreaterThan(turns.others().get(0).median());
        assertThat(isWithinFloor(turns)).isTrue();
    }

    @Test
    void processesThatAreAllTheSameAreNotBeyondEachOther() {
        assertThat(isWithinFloor(turns(Collections.nCopies(5, 2_000.0), Collections.nCopies(5, 2_000.0))))
                .isTrue();
    }

    /** Apart by less than processes are from each other. */
    @Test
    void processesAreComparedEachWithItself() {
        List<Double> floor = values(1_050, 1_160, 1_070, 1_300, 1_090, 1_200);

        assertThat(isWithinFloor(turns(values(1_061, 1_172, 1_083, 1_314, 1_105, 1_216), floor)))
                .isFalse();
        assertThat(isWithinFloor(turns(values(1_061, 1_172, 1_083, 1_290, 1_105, 1_199), floor)))
                .isTrue();
        assertThat(isWithinFloor(turns(values(1_061, 1_172, 1_083, 1_314, 1_105, 1_200), floor)))
                .as("one of them the same")
                .isFalse();
    }

    /** All steps of 10 ns: by hand, of the 64 or 32 choices of signs so many have ranks as high. */
    @Test
    void differencesThatAreTheSameOrNoneAreTestedExactly() {
        assertThat(p(10, 10, 10, 10, 10, 10)).isEqualTo(1.0 / 64);
        assertThat(p(0, 0, 10, 20, 30, 40)).isEqualTo(1.0 / 16);
        assertThat(p(-10, 10, 10, 20, 30, 40)).isEqualTo(4.0 / 64);
        assertThat(p(-1, 10, 10, 10, 10)).isEqualTo(2.0 / 32);
        assertThat(p(0, 0, 0, 0, 0, 0)).isEqualTo(1);
        assertThat(p(-10, -20, -30, -40, -50, -60)).isEqualTo(1);
    }

    private static double p(double... beyond) {
        List<Double> floor = Collections.nCopies(beyond.length, 1_070.0);
        List<Double> ours =
                DoubleStream.of(beyond).map(ns -> 1_070 + ns).boxed().toList();
        Contest contest = turns(ours, floor);
        return contest.p(contest.others().get(0));
    }

    @Test
    void tooFewProcessesExcuseNothing() {
        Contest turns = turns(values(1_101, 1_080, 1_090), values(1_100, 1_085, 1_070));

        assertThat(isWithinFloor(turns)).isFalse();
        assertThat(isWithinFloor(turns(List.of(), List.of())))
                .as("no process at all")
                .isFalse();
        assertThat(turns(List.of(), List.of()).ours().median()).isNaN();
    }

    @Test
    void theMarginMayBeUsedUp() {
        Contest contest = new Contest(
                Measured.LATE_P99,
                "HYBRID",
                1_000,
                2,
                5,
                List.of(),
                2_000,
                new Series("mpthrottle", values(2_060, 2_061, 2_059, 2_062, 2_058)),
                List.of(
                        new Series("BUSY_SPIN", Collections.nCopies(5, 60.0)),
                        new Series("FLOOR", Collections.nCopies(5, 0.0))));

        assertThat(contest.isNotSeenBeyond(contest.others().get(0))).isTrue();
        assertThat(contest.isNotSeenBeyond(contest.others().get(1))).isFalse();
    }

    /** The error of the test is what it says, and a tenth more is found in nearly all runs. */
    @Test
    void tellsATenthFromNoise() {
        Random random = new Random(7);
        int alarms = 0;
        int found = 0;
        for (int i = 0; i < RUNS; i++) {
            alarms += isWithinFloor(turns(noisy(random, 1.2), noisy(random, 1.2))) ? 0 : 1;
            found += isWithinFloor(turns(noisy(random, 1.32), noisy(random, 1.2))) ? 0 : 1;
        }
        assertThat(alarms).isLessThan(RUNS * 7 / 100);
        assertThat(found).isGreaterThan(RUNS * 90 / 100);
    }

    private static List<Double> noisy(Random random, double factor) {
        return random.doubles(6, 0.95, 1.05)
                .map(noise -> 1_000 * factor * noise)
                .boxed()
                .toList();
    }

    private static List<Double> values(double... values) {
        return DoubleStream.of(values).boxed().toList();
    }

    /** Ours beside a handoff at 1,000,000 a second. */
    private static Contest turns(List<Double> ours, List<Double> handoff) {
        return new Contest(
                Measured.INTERVAL_P99,
                "BUSY_SPIN",
                1_000_000,
                2,
                5,
                List.of(),
                0,
                new Series("mpthrottle", ours),
                List.of(new Series("handoff", handoff)));
    }

    private static boolean isWithinFloor(Contest contest) {
        return contest.isNotSeenBeyond(contest.others().get(0));
    }
}
