// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** LIMIT, as a timeline: 2 units in 20 ns, so one falls due each 10 ns. */
class ScheduledPolicyTest {
    private final ScheduledPolicy policy = new ScheduledPolicy(new Schedule(2, 20), 2);

    @Test
    void keepsWhatFallsDueUntilTheTankIsFull() {
        policy.begin(0);
        assertThat(policy.step(0, RefillPolicy.NO_LOOK)).isEqualTo(1);
        assertThat(policy.step(10, 1)).isEqualTo(1);
        assertThat(policy.step(20, 2)).isZero();
        assertThat(policy.discarded()).isEqualTo(1);
    }

    @Test
    void judgesAUnitByTheLookBeforeItsDueTime() {
        fill();
        // The tank was drained by now, but when? What fell due at 30 is judged by the look at 20.
        assertThat(policy.step(35, 0)).isZero();
        assertThat(policy.step(40, 0)).isEqualTo(1);
    }

    @Test
    void doesNotFillTheTankAgainAtTheEndOfAStallThroughWhichItStoodFull() {
        fill();
        assertThat(policy.step(1_000, 0)).isZero();
        assertThat(policy.step(1_010, 0)).isEqualTo(1);
        assertThat(policy.discarded()).isEqualTo(98 + 1);
    }

    @Test
    void fillsTheTankAfterAStallThroughWhichItStoodEmpty() {
        policy.begin(0);
        assertThat(policy.step(0, RefillPolicy.NO_LOOK)).isEqualTo(1);
        assertThat(policy.step(1, 0)).isZero();
        // The look at 1 still counts what was added at 0 as held until the next look.
        assertThat(policy.step(1_000, 0)).isEqualTo(2);
    }

    @Test
    void wantsALookAfterSomethingFellDueAndAsLongAsThereIsNoRoom() {
        policy.begin(0);
        assertThat(policy.wantsLook()).isFalse();
        policy.step(0, RefillPolicy.NO_LOOK);
        assertThat(policy.wantsLook()).isTrue();
        policy.step(1, 1);
        assertThat(policy.wantsLook()).isFalse();
        policy.step(10, RefillPolicy.NO_LOOK);
        policy.step(11, 2);
        assertThat(policy.wantsLook()).isTrue();
        policy.step(12, 2);
        assertThat(policy.wantsLook()).isTrue();
        policy.step(13, 1);
        assertThat(policy.wantsLook()).isFalse();
    }

    private void fill() {
        policy.begin(0);
        policy.step(0, RefillPolicy.NO_LOOK);
        policy.step(10, 1);
        policy.step(20, 2);
    }
}
