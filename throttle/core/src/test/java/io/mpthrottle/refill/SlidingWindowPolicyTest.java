// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two units, each away for 100 ns after it was taken. */
class SlidingWindowPolicyTest {
    private final SlidingWindowPolicy policy = new SlidingWindowPolicy(2, 100);

    @Test
    void allUnitsAreThereAtTheFirstStartAndOnlyThen() {
        assertThat(policy.begin(0)).isEqualTo(2);
        assertThat(policy.begin(50)).isZero();
    }

    @Test
    void aUnitIsAwayForTheSpan() {
        policy.begin(0);
        policy.giveBack(7);

        assertThat(policy.untilNextNs(10)).isEqualTo(97);
        assertThat(policy.step(106, RefillPolicy.NO_LOOK)).isZero();
        assertThat(policy.step(107, RefillPolicy.NO_LOOK)).isEqualTo(1);
    }

    @Test
    void aUnitThatComesBackBetweenRunsIsThereAtTheStart() {
        policy.begin(0);
        policy.giveBack(7);

        assertThat(policy.end(50)).as("what is left stays").isTrue();
        assertThat(policy.begin(200)).isEqualTo(1);
    }

    @Test
    void itLooksAtNothingAndDiscardsNothing() {
        policy.begin(0);
        policy.step(1_000, RefillPolicy.NO_LOOK);

        assertThat(policy.wantsLook()).isFalse();
        assertThat(policy.discarded()).isZero();
    }
}
