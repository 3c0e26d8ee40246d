// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Stall;
import io.mpthrottle.reports.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class StallTest {
    @Test
    void theBoundsAreThoseOfTheRules() {
        assertThat(bounds(Hardcap.LIMIT)).containsExactly(201L, 102L);
        assertThat(bounds(Hardcap.WINDOW)).containsExactly(100L, 100L);
        assertThat(bounds(Hardcap.ONE)).containsExactly(100L, 1L);
        assertThat(StallSpec.peer(Limiter.GUAVA).bound(StallSpec.SECOND_NS)).isNull();
    }

    @Test
    void theMostOfAnyTrialCounts() {
        Stall stall = ours(Hardcap.LIMIT).worst(List.of(seen(160, 61), seen(201, 12), seen(100, 62)));

        assertThat(stall.inSecond().seen()).isEqualTo(211);
        assertThat(stall.in10Millis().seen()).isEqualTo(72);
        assertThat(stall.inSecond().certain()).isEqualTo(201);
        assertThat(stall.in10Millis().certain()).isEqualTo(62);
        assertThat(stall.trials()).isEqualTo(3);
        assertThat(stall.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aBoundThatWasExceededForCertainFails() {
        assertThat(verdict(Hardcap.LIMIT, 202, 10)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Hardcap.LIMIT, 200, 103)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Hardcap.ONE, 100, 2)).isEqualTo(Verdict.FAIL);
        assertThat(verdict(Hardcap.ONE, 100, 1)).isEqualTo(Verdict.PASS);
    }

    @Test
    void peersHaveNoBound() {
        Stall stall = StallSpec.peer(Limiter.GUAVA).worst(List.of(seen(990, 990)));

        assertThat(stall.verdict()).isEqualTo(Verdict.NONE);
        assertThat(stall.inSecond().certain()).isNull();
    }

    @Test
    void findsTheBusiestWindowsAndTheSilence() {
        long[] seen = {0, 100_000_000, 805_000_000, 801_000_000, 800_000_000, 1_050_000_000};
        long[] notBefore = seen.clone();
        notBefore[3] -= 300_000_000; // this one may have been granted long before it was seen

        assertThat(StalledWaiters.Seen.of("", notBefore, seen))
                .isEqualTo(new StalledWaiters.Seen("", 6, 5, 3, 5, 2, 700_000_000));
    }

    private static List<Long> bounds(Hardcap hardcap) {
        StallSpec spec = ours(hardcap);
        return List.of(spec.bound(StallSpec.SECOND_NS), spec.bound(StallSpec.TEN_MILLIS_NS));
    }

    private static StallSpec ours(Hardcap hardcap) {
        return StallSpec.ours(hardcap, Refill.HYBRID);
    }

    private static Verdict verdict(Hardcap hardcap, int second, int millis) {
        return ours(hardcap).worst(List.of(seen(second, millis))).verdict();
    }

    /** From outside, ten more are seen than there are for certain. */
    private static StalledWaiters.Seen seen(int second, int millis) {
        return new StalledWaiters.Seen("settings", 300, second + 10, millis + 10, second, millis, 600_000_000);
    }
}
