// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static io.mpthrottle.pace.VersusBuild.Measured.CORES;
import static io.mpthrottle.pace.VersusBuild.Measured.LATE_P50;
import static io.mpthrottle.pace.VersusBuild.Measured.LATE_P99;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.pace.VersusBuild.Measured;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VersusBuildTest {
    private static final List<Double> BASE = List.of(100.0, 101.0, 99.0, 100.0, 102.0, 98.0);

    private static VersusBuild versus(Refill refill, long rate, Measured measured, double times) {
        return VersusBuild.of(
                "older",
                TrialSpec.ours(refill, Worker.SPINNING, rate, 2),
                measured,
                Turns.Series.of(
                        Limiter.MPTHROTTLE,
                        BASE.stream().map(value -> times * value).toList()),
                Turns.Series.of(Limiter.BASE, BASE));
    }

    @Test
    void theRatioOfTheMediansIsHeldAgainstTheLimit() {
        assertThat(versus(Refill.PARKED, 1_000, LATE_P50, 0.65).isMet()).isTrue();
        assertThat(versus(Refill.PARKED, 1_000, LATE_P50, 0.66).isMissed()).isTrue();
        assertThat(versus(Refill.PARKED, 1_000, LATE_P99, 0.75).isMet()).isTrue();
        assertThat(versus(Refill.PARKED, 1_000, LATE_P99, 0.76).isMissed()).isTrue();
        assertThat(versus(Refill.HYBRID, 1_000, CORES, 0.7).isMet()).isTrue();
        assertThat(versus(Refill.HYBRID, 1_000, CORES, 0.71).isMissed()).isTrue();
    }

    @Test
    void noWorseIsWhatWasNotSeenToBeMore() {
        Turns.Series base = Turns.Series.of(Limiter.BASE, BASE);
        Turns.Series mixed = Turns.Series.of(Limiter.MPTHROTTLE, List.of(101.0, 100.0, 100.0, 101.0, 101.5, 99.5));
        TrialSpec spec = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 10_000, 1);

        assertThat(VersusBuild.of("older", spec, CORES, mixed, base).ratio()).isGreaterThan(1);
        assertThat(VersusBuild.of("older", spec, CORES, mixed, base).isMet()).isTrue();
        assertThat(versus(Refill.PARKED, 10_000, CORES, 1.1).isMissed()).isTrue();
        assertThat(versus(Refill.PARKED, 100, LATE_P99, 1).isMet()).isTrue();
    }

    @Test
    void whereNothingIsAskedNothingIsMissed() {
        assertThat(versus(Refill.HYBRID, 100, CORES, 3).isMissed()).isFalse();
        assertThat(versus(Refill.HYBRID, 1_000, LATE_P50, 3).isMissed()).isFalse();
    }

    @Test
    void withoutALapNothingIsMet() {
        Turns.Series nothing = Turns.Series.of(Limiter.MPTHROTTLE, Collections.emptyList());
        TrialSpec spec = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 1_000, 1);

        assertThat(VersusBuild.of("older", spec, CORES, nothing, nothing).isMissed())
                .isTrue();
    }

    @Test
    void allIsOneStepWithALapOfEachModeAtEachRate() {
        Plan plan =
                Plan.versus(Path.of("core.jar"), "older", List.of(100L, 1_000L), List.of(Refill.PARKED, Refill.HYBRID));

        assertThat(plan.steps()).extracting(Step::name).containsExactly("turns with older");
        assertThat(Stream.of(plan.steps().get(0)).map(Step.OfVersus.class::cast).flatMap(step -> step.specs().stream()))
                .extracting(TrialSpec::id)
                .containsExactly(
                        "mpthrottle-parked-spinning-100",
                        "mpthrottle-parked-spinning-1000",
                        "mpthrottle-hybrid-spinning-100",
                        "mpthrottle-hybrid-spinning-1000");
    }
}
