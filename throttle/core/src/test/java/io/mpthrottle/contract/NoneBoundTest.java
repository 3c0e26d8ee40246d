// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.contract.Move.Kind;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** NONE: at most ⌊t/T⌋ + 1 grants after running for t, and everything due can be taken once refill has worked. */
class NoneBoundTest {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everythingDueCanBeTakenAndNothingMore(@ForAll(supplier = Scenarios.Plain.class) Scenario scenario) {
        Replay.of(Hardcap.NONE, scenario, (replay, move) -> {
            Timeline timeline = replay.timeline();
            long due = replay.limit().schedule().dueBy(replay.sinceStartNs());
            assertThat((long) replay.grants().count()).isLessThanOrEqualTo(due);
            if (move.kind() == Kind.SETTLE) {
                assertThat(timeline.held()).isEqualTo(due - replay.grants().count());
            }
            assertThat(timeline.discarded()).isZero();
        });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void neverRunsAheadAcrossRestarts(@ForAll(supplier = Scenarios.Restarting.class) Scenario scenario) {
        Replay replay = Replay.of(Hardcap.NONE, scenario);
        replay.grants().assertNeverAheadOf(replay.limit().schedule(), replay.startedNs());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void neverRunsAheadWhereverThreadsLoseTheirProcessor(
            @ForAll(supplier = Scenarios.Hostile.class) Scenario scenario) {
        Replay replay = Replay.of(Hardcap.NONE, scenario);
        replay.grants().assertNeverAheadOf(replay.limit().schedule(), replay.startedNs());
    }
}
