// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Set<Limiter> ALL = EnumSet.allOf(Limiter.class);
    private static final Set<Plan.Part> PARTS = EnumSet.allOf(Plan.Part.class);

    private static final Plan.Selection PARKED = new Plan.Selection(
            EnumSet.of(Limiter.MPTHROTTLE, Limiter.HANDOFF),
            List.of(Refill.PARKED),
            List.of(Worker.SPINNING),
            new Plan.Lengths(1, 1, 1, 1));

    @Test
    void aFullRunTakesAboutHalfAnHourAndHasEachTrialOnce() {
        Plan plan = Plan.full(ALL, PARTS, new Plan.Lengths(10, 5, 3, 60));

        assertThat(plan.seconds()).isBetween(1_800.0, 2_200.0);
        assertThat(names(plan))
                .doesNotHaveDuplicates()
                .contains("soak 10000000", "memory 1", "memory 10000000", "turns 1000", "turns 1000000")
                .contains("turns hybrid lateness", "turns parked cores");
        for (long rate : new long[] {100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
            for (String refill : List.of("busy_spin", "hybrid", "parked")) {
                assertThat(names(plan))
                        .contains(
                                "mpthrottle-" + refill + "-spinning-" + rate,
                                "mpthrottle-" + refill + "-waiting-" + rate);
            }
        }
    }

    @Test
    void aQuickRunTakesAboutFiveMinutes() {
        assertThat(Plan.quick(ALL, PARTS, new Plan.Lengths(3, 3, 2, 10)).seconds())
                .isBetween(180.0, 320.0);
    }

    @Test
    void theFloorsComeJustBeforeOurs() {
        Plan.Selection selection = new Plan.Selection(
                EnumSet.of(Limiter.MPTHROTTLE, Limiter.FLOOR, Limiter.HANDOFF, Limiter.GUAVA),
                List.of(Refill.HYBRID),
                List.of(Worker.WAITING),
                new Plan.Lengths(1, 1, 1, 1));

        assertThat(names(Plan.selected(selection, List.of(2_000L, 1_000L), EnumSet.of(Plan.Part.PACE))))
                .containsExactly(
                        "platform",
                        "floor-spinning-1000",
                        "handoff-spinning-1000",
                        "mpthrottle-hybrid-waiting-1000",
                        "guava-blocking-1000",
                        "floor-spinning-2000",
                        "handoff-spinning-2000",
                        "mpthrottle-hybrid-waiting-2000",
                        "guava-blocking-2000");
    }

    @Test
    void aParkingThreadStandsBesideParked() {
        assertThat(names(Plan.selected(PARKED, List.of(1_000L), EnumSet.of(Plan.Part.PACE))))
                .containsExactly(
                        "platform",
                        "handoff-spinning-1000",
                        "handoff-parked-spinning-1000",
                        "mpthrottle-parked-spinning-1000");
    }

    @Test
    void parkedHasItsTurnsWithoutASpinningRefill() {
        assertThat(names(Plan.selected(PARKED, List.of(1_000L, 2_000L), EnumSet.of(Plan.Part.TURNS))))
                .containsExactly("platform", "turns parked cores");
    }

    @Test
    void besideAnOlderBuildIsOneStepWithALapOfEachModeAtEachRate() {
        Plan plan =
                Plan.versus(Path.of("core.jar"), "older", List.of(100L, 1_000L), List.of(Refill.PARKED, Refill.HYBRID));

        assertThat(names(plan)).containsExactly("turns with older");
        assertThat(((Step.OfVersus) plan.steps().get(0)).specs())
                .extracting(TrialSpec::id)
                .containsExactly(
                        "mpthrottle-parked-spinning-100",
                        "mpthrottle-parked-spinning-1000",
                        "mpthrottle-hybrid-spinning-100",
                        "mpthrottle-hybrid-spinning-1000");
    }

    private static List<String> names(Plan plan) {
        return plan.steps().stream().map(Step::name).toList();
    }
}
