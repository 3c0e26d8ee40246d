// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** LIMIT: in any window of length w at most maxN + ⌊w/T⌋ + 1 grants, and no fuel lost while the agent is awake. */
class LimitBoundTest {
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void holdsUnderRandomDemandAndStalls(@ForAll(supplier = Scenarios.Plain.class) Scenario scenario) {
        assertBounds(Replay.of(Hardcap.LIMIT, scenario));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void holdsAcrossRestarts(@ForAll(supplier = Scenarios.Restarting.class) Scenario scenario) {
        assertBounds(Replay.of(Hardcap.LIMIT, scenario));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void holdsWhereverThreadsLoseTheirProcessor(@ForAll(supplier = Scenarios.Hostile.class) Scenario scenario) {
        assertBounds(Replay.of(Hardcap.LIMIT, scenario));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void anAgentThatIsAwakeKeepsTheIdealBucket(
            @ForAll("limits") Limit limit, @ForAll("origins") long originNs, @ForAll("demands") List<Integer> demands) {
        Timeline timeline = Timeline.on(
                        new ManualClock(originNs),
                        b -> b.limit(limit.maxN(), limit.per()).asMonitor(false))
                .start();
        long level = 0;
        long discarded = 0;
        for (int k = 0; k < demands.size(); k++) {
            timeline.at(limit.schedule().dueNs(k));
            if (level < limit.maxN()) {
                level++;
            } else {
                discarded++;
            }
            assertThat(timeline.held()).as("held at unit %d", k).isEqualTo(level);
            assertThat(timeline.discarded()).as("discarded at unit %d", k).isEqualTo(discarded);

            timeline.pass(limit.schedule().spacingNs() / 3);
            level -= timeline.take(demands.get(k));
            assertThat(timeline.held())
                    .as("held after the take behind unit %d", k)
                    .isEqualTo(level);
            timeline.settle();
        }
    }

    private static void assertBounds(Replay replay) {
        replay.timeline().settle();
        Limit limit = replay.limit();
        replay.grants().assertWithinLimitBound(limit.maxN(), limit.perNs());
        replay.grants().assertNeverAheadOf(limit.schedule(), replay.startedNs());
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Scenarios.limits();
    }

    @Provide
    Arbitrary<Long> origins() {
        return Scenarios.origins();
    }

    /** Units asked for after each due time: mostly none, so that the tank fills, sometimes all. */
    @Provide
    Arbitrary<List<Integer>> demands() {
        return Arbitraries.of(0, 0, 0, 1, 1, 2, 5, 1000).list().ofMinSize(1).ofMaxSize(100);
    }
}
