// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** LIMIT, as a timeline in microseconds: 2 units in 20 µs, so one falls due each 10 µs. */
class ScheduledPolicyTest {
    private final ScheduledPolicy policy = new ScheduledPolicy(new Schedule(2, 20_000), 2);

    @Test
    void keepsWhatFallsDueUntilTheTankIsFull() {
        policy.begin(0);
        assertThat(step(0, RefillPolicy.NO_LOOK)).isEqualTo(1);
        assertThat(step(10, 1)).isEqualTo(1);
        assertThat(step(20, 2)).isZero();
        assertThat(policy.discarded()).isEqualTo(1);
    }

    @Test
    void judgesAUnitByTheLookBeforeItsDueTime() {
        fill();
        // The tank was drained by now, but when? What fell due at 30 is judged by the look at 20.
        assertThat(step(35, 0)).isZero();
        assertThat(step(40, 0)).isEqualTo(1);
    }

    @Test
    void doesNotFillTheTankAgainAtTheEndOfAStallThroughWhichItStoodFull() {
        fill();
        assertThat(step(1_000, 0)).isZero();
        assertThat(step(1_010, 0)).isEqualTo(1);
        assertThat(policy.discarded()).isEqualTo(98 + 1);
    }

    @Test
    void fillsTheTankAfterAStallThroughWhichItStoodEmpty() {
        policy.begin(0);
        assertThat(step(0, RefillPolicy.NO_LOOK)).isEqualTo(1);
        assertThat(step(1, 0)).isZero();
        // The look at 1 still counts what was added at 0 as held until the next look.
        assertThat(step(1_000, 0)).isEqualTo(2);
    }

    @Test
    void decidesTheNextUnitByALookThatFindsNoRoom() {
        policy.begin(0);
        step(0, RefillPolicy.NO_LOOK);
        assertThat(policy.untilNextUndecidedNs(0)).isEqualTo(10_000);
        step(10, 1);
        assertThat(policy.untilNextUndecidedNs(10_000)).isEqualTo(20_000);
        step(19, 1);
        assertThat(policy.untilNextUndecidedNs(19_000)).isEqualTo(1_000);
    }

    @Test
    void wantsALookAfterSomethingFellDueAndAsLongAsThereIsNoRoom() {
        policy.begin(0);
        assertThat(policy.wantsLook()).isFalse();
        step(0, RefillPolicy.NO_LOOK);
        step(1, RefillPolicy.NO_LOOK);
        assertThat(policy.wantsLook()).isTrue();
        step(2, 1);
        assertThat(policy.wantsLook()).isFalse();
        step(10, RefillPolicy.NO_LOOK);
        step(11, 2);
        assertThat(policy.wantsLook()).isTrue();
        step(12, 2);
        assertThat(policy.wantsLook()).isTrue();
        step(13, 1);
        assertThat(policy.wantsLook()).isFalse();
    }

    @Test
    void looksAtMostOnceInAMicrosecondWhileThereIsRoomForOneMore() {
        policy.begin(0);
        policy.step(0, RefillPolicy.NO_LOOK);
        assertThat(policy.wantsLook()).isFalse();
        policy.step(999, RefillPolicy.NO_LOOK);
        assertThat(policy.wantsLook()).isFalse();
        policy.step(1_000, RefillPolicy.NO_LOOK);
        assertThat(policy.wantsLook()).isTrue();
    }

    @Test
    void looksAtMostOnceIn512MicrosecondsWhileLessThanAnEighthOfTheRoomIsUsed() {
        final ScheduledPolicy roomy = new ScheduledPolicy(new Schedule(1, 10_000), 1_000);
        roomy.begin(0);
        roomy.step(0, RefillPolicy.NO_LOOK);
        roomy.step(511_999, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).as("room for 948 of 1,000").isFalse();
        roomy.step(512_000, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).isTrue();
        roomy.step(512_100, 490);
        assertThat(roomy.wantsLook()).as("room for 510, just looked at").isFalse();
        roomy.step(612_000, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).as("room for 500").isTrue();
    }

    @Test
    void looksAtMostOnceIn128MicrosecondsWhenMoreThanAnEighthOfTheRoomIsUsed() {
        final ScheduledPolicy roomy = new ScheduledPolicy(new Schedule(1, 1_000), 1_000);
        roomy.begin(0);
        roomy.step(0, 0);
        roomy.step(123_999, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).as("room for 876 of 1,000").isFalse();
        roomy.step(127_999, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).as("room for 872, just before").isFalse();
        roomy.step(128_000, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).isTrue();
    }

    @Test
    void whatIsAddedAtALookTakesItsRoom() {
        final ScheduledPolicy three = new ScheduledPolicy(new Schedule(3, 30_000), 3);
        three.begin(0);
        three.step(0, RefillPolicy.NO_LOOK);

        assertThat(three.step(10_000, 0)).isEqualTo(1);
        assertThat(three.step(1_000_000, RefillPolicy.NO_LOOK)).isEqualTo(2);
        assertThat(three.wantsLook()).as("no room").isTrue();
    }

    @Test
    void whatFallsDueAtALookAsksForTheNext() {
        final ScheduledPolicy roomy = new ScheduledPolicy(new Schedule(1, 1_000_000), 100);
        roomy.begin(7_000_000);
        roomy.step(7_000_000, 0);
        roomy.step(7_511_999, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).isFalse();
        roomy.step(7_512_000, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).isTrue();
    }

    @Test
    void aLookAtWhichNothingFallsDueAsksForNoOther() {
        final ScheduledPolicy roomy = new ScheduledPolicy(new Schedule(1, 1_000_000), 100);
        roomy.begin(0);
        roomy.step(0, RefillPolicy.NO_LOOK);
        roomy.step(2_000, 1);
        roomy.step(900_000, RefillPolicy.NO_LOOK);
        assertThat(roomy.wantsLook()).isFalse();
    }

    @Test
    void aNewRunHasRoomForAllAndRemembersNoLook() {
        fill();
        assertThat(policy.wantsLook()).isTrue();
        assertThat(policy.end(25_000)).as("nothing stays").isFalse();
        policy.begin(100_000);

        assertThat(policy.wantsLook()).isFalse();
        assertThat(step(100, RefillPolicy.NO_LOOK)).isEqualTo(1);
        assertThat(step(1_000, RefillPolicy.NO_LOOK)).isEqualTo(1);
    }

    private long step(final long micros, final long held) {
        return policy.step(micros * 1_000, held);
    }

    private void fill() {
        policy.begin(0);
        step(0, RefillPolicy.NO_LOOK);
        step(10, 1);
        step(20, 2);
    }
}
