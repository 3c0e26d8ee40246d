// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Summary;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** LIMIT, NONE: granted + held + discarded = fallen due; every hardcap: total = grants. To the unit, after each step. */
class ConservationTest {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyUnitThatFellDueIsAccountedFor(
            @ForAll("scheduled") Hardcap hardcap, @ForAll(supplier = Scenarios.Plain.class) Scenario scenario) {
        Schedule schedule = scenario.limit().schedule();
        long[] settledNs = {-1};
        Replay replay = Replay.of(hardcap, scenario, (played, move) -> {
            settledNs[0] = move.kind() == Move.Kind.SETTLE ? played.sinceStartNs() : settledNs[0];
            Timeline timeline = played.timeline();
            assertThat(timeline.granted()).isEqualTo(played.grants().count());
            assertThat(timeline.accounted())
                    .isBetween(schedule.dueBy(settledNs[0]), schedule.dueBy(played.sinceStartNs()));
        });

        Summary summary = replay.timeline().stop();

        assertThat(replay.timeline().held()).isZero();
        assertThat(replay.timeline().accounted()).isEqualTo(schedule.dueBy(replay.sinceStartNs()));
        assertThat(summary.total()).isEqualTo(replay.grants().count());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void totalAndGrantsAgreeThroughRestarts(
            @ForAll Hardcap hardcap, @ForAll(supplier = Scenarios.Restarting.class) Scenario scenario) {
        assertTotals(Replay.of(hardcap, scenario));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void totalAndGrantsAgreeWhereverThreadsLoseTheirProcessor(
            @ForAll Hardcap hardcap, @ForAll(supplier = Scenarios.Hostile.class) Scenario scenario) {
        assertTotals(Replay.of(hardcap, scenario));
    }

    private static void assertTotals(Replay replay) {
        Summary summary = replay.timeline().stop();

        assertThat(summary.total()).isEqualTo(replay.grants().count());
        assertThat(replay.timeline().granted()).isEqualTo(replay.grants().count());
        assertThat(replay.timeline().accounted())
                .isLessThanOrEqualTo(Math.max(
                        replay.limit().maxN() + replay.grants().count(),
                        replay.limit().schedule().dueBy(replay.sinceStartNs())));
    }

    @Provide
    Arbitrary<Hardcap> scheduled() {
        return Arbitraries.of(Hardcap.LIMIT, Hardcap.NONE);
    }
}
