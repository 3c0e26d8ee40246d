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

        assertThat(policy.end(50)).as("what is left stays").isTrue();
        assertThat(begin(200)).isEqualTo(1);
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
