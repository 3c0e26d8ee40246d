// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two units, each away for 100 ns after it was taken. */
class SlidingWindowPolicyTest {
    private final SlidingWindowPolicy policy = new SlidingWindowPolicy(2, 100);

    @Test
    void allUnitsAreThereAtTheFirstStartAndOnlyThen() {
        assertThat(begin(0)).isEqualTo(2);
        assertThat(begin(50)).isZero();
    }

    @Test
    void aUnitIsAwayForTheSpan() {
        begin(0);
        policy.giveBack(7);

        assertThat(step(10)).isZero();
        assertThat(policy.outlook().untilDueNs()).isEqualTo(97);
        assertThat(step(106)).isZero();
        assertThat(step(107)).isEqualTo(1);
    }

    @Test
    void aUnitThatComesBackBetweenRunsIsThereAtTheStart() {
        begin(0);
        policy.giveBack(7);

        policy.end(50, 0);
        assertThat(begin(200)).isEqualTo(1);
        assertThat(policy.returned()).isEqualTo(1);
    }

    @Test
    void aUnitThatIsTakenBackAtTheEndStaysForTheNextRun() {
        assertThat(begin(0)).isEqualTo(2);

        policy.end(50, 1);
        assertThat(policy.credit()).isEqualTo(1);
        assertThat(begin(60)).isEqualTo(1);
        assertThat(policy.returned()).as("it was not taken").isZero();
    }

    @Test
    void itLooksAtNothingAndDiscardsNothing() {
        begin(0);
        step(1_000);

        assertThat(policy.outlook().wantsLook()).isFalse();
        assertThat(policy.discarded()).isZero();
    }

    private long begin(final long nowNs) {
        final long units = policy.begin(nowNs);
        policy.commit(units);
        return units;
    }

    private long step(final long nowNs) {
        final long units = policy.available(nowNs, Policy.NO_LOOK);
        policy.commit(units);
        return units;
    }
}
