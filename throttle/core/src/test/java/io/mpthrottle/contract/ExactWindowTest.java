// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.contract.Move.Kind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * WINDOW: any half-open window of length per holds at most maxN grants. ONE: two grants are never closer than T. And
 * both give every unit back: no sooner, and no later than per/65,536 and the agent's own lateness.
 */
class ExactWindowTest {
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void holdsUnderRandomDemandAndStalls(
            @ForAll("exactWindows") Hardcap hardcap, @ForAll(supplier = Scenarios.Plain.class) Scenario scenario) {
        assertHolds(hardcap, scenario);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void holdsAcrossRestarts(
            @ForAll("exactWindows") Hardcap hardcap, @ForAll(supplier = Scenarios.Restarting.class) Scenario scenario) {
        assertHolds(hardcap, scenario);
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void holdsWhereverThreadsLoseTheirProcessor(
            @ForAll("exactWindows") Hardcap hardcap, @ForAll(supplier = Scenarios.Hostile.class) Scenario scenario) {
        Rule rule = Rule.of(hardcap, scenario.limit());
        Replay replay = Replay.of(hardcap, scenario, (played, move) -> rule.assertConserved(played));

        rule.assertNeverTooMany(replay);
        replay.timeline().pass(2 * scenario.limit().perNs() + 1).settle();
        assertThat(replay.timeline().held())
                .as("all units back in the end, none doubled, none lost")
                .isEqualTo(rule.units());
    }

    private static void assertHolds(Hardcap hardcap, Scenario scenario) {
        Rule rule = Rule.of(hardcap, scenario.limit());
        Replay replay = Replay.of(hardcap, scenario, (played, move) -> {
            rule.assertConserved(played);
            if (move.kind() == Kind.SETTLE) {
                rule.assertBackInTime(played);
            }
        });
        rule.assertNeverTooMany(replay);
    }

    @Provide
    Arbitrary<Hardcap> exactWindows() {
        return Arbitraries.of(Hardcap.ONE, Hardcap.WINDOW);
    }

    /** How many units exist, how long one stays away, and how much later it may be back. */
    private record Rule(long units, long awayNs, long coalescedNs) {
        static Rule of(Hardcap hardcap, Limit limit) {
            return hardcap == Hardcap.ONE
                    ? new Rule(1, limit.schedule().spacingNs(), 0)
                    : new Rule(limit.maxN(), limit.perNs(), limit.perNs() / 65_536 + 1);
        }

        void assertNeverTooMany(Replay replay) {
            replay.grants().assertAtMostInAnyHalfOpenWindow(units, awayNs);
        }

        /** Held and out are the units that exist; what was taken within the time away is certainly out. */
        void assertConserved(Replay replay) {
            long certainlyOut = replay.grants().youngerThan(awayNs, replay.nowNs());
            assertThat(replay.timeline().held()).isBetween(0L, units - certainlyOut);
            assertThat(replay.timeline().granted()).isEqualTo(replay.grants().count());
            assertThat(replay.timeline().discarded()).isZero();
        }

        void assertBackInTime(Replay replay) {
            long mayBeOut = replay.grants().youngerThan(awayNs + coalescedNs, replay.nowNs());
            assertThat(replay.timeline().held()).isGreaterThanOrEqualTo(units - mayBeOut);
        }
    }
}
