// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** LIMIT, as a timeline in microseconds: 2 units in 20 µs, so one falls due each 10 µs. */
class ScheduledPolicyTest {
    private final ScheduledPolicy policy = policy(new Schedule(2, 20_000), 2);

    @Test
    void keepsWhatFallsDueUntilTheTankIsFull() {
        begin(policy, 0);
        assertThat(step(0, Policy.NO_LOOK)).isEqualTo(1);
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
        begin(policy, 0);
        assertThat(step(0, Policy.NO_LOOK)).isEqualTo(1);
        assertThat(step(1, 0)).isZero();
        // The look at 1 still counts what was added at 0 as held until the next look.
        assertThat(step(1_000, 0)).isEqualTo(2);
    }

    @Test
    void decidesTheNextUnitByALookThatFindsNoRoom() {
        begin(policy, 0);
        step(0, Policy.NO_LOOK);
        assertThat(policy.outlook().untilUndecidedNs()).isEqualTo(10_000);
        step(10, 1);
        assertThat(policy.outlook().untilUndecidedNs()).isEqualTo(20_000);
        step(19, 1);
        assertThat(policy.outlook().untilUndecidedNs()).isEqualTo(1_000);
    }

    @Test
    void wantsALookAfterSomethingFellDueAndAsLongAsThereIsNoRoom() {
        begin(policy, 0);
        assertThat(policy.outlook().wantsLook()).isFalse();
        step(0, Policy.NO_LOOK);
        step(1, Policy.NO_LOOK);
        assertThat(policy.outlook().wantsLook()).isTrue();
        step(2, 1);
        assertThat(policy.outlook().wantsLook()).isFalse();
        step(10, Policy.NO_LOOK);
        step(11, 2);
        assertThat(policy.outlook().wantsLook()).isTrue();
        step(12, 2);
        assertThat(policy.outlook().wantsLook()).isTrue();
        step(13, 1);
        assertThat(policy.outlook().wantsLook()).isFalse();
    }

    @Test
    void looksAtMostOnceInAMicrosecondWhileThereIsRoomForOneMore() {
        begin(policy, 0);
        step(policy, 0, Policy.NO_LOOK);
        assertThat(policy.outlook().wantsLook()).isFalse();
        step(policy, 999, Policy.NO_LOOK);
        assertThat(policy.outlook().wantsLook()).isFalse();
        step(policy, 1_000, Policy.NO_LOOK);
        assertThat(policy.outlook().wantsLook()).isTrue();
    }

    @Test
    void looksAtMostOnceIn512MicrosecondsWhileLessThanAnEighthOfTheRoomIsUsed() {
        final ScheduledPolicy roomy = policy(new Schedule(1, 10_000), 1_000);
        begin(roomy, 0);
        step(roomy, 0, Policy.NO_LOOK);
        step(roomy, 511_999, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).as("room for 948 of 1,000").isFalse();
        step(roomy, 512_000, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).isTrue();
        step(roomy, 512_100, 490);
        assertThat(roomy.outlook().wantsLook())
                .as("room for 510, just looked at")
                .isFalse();
        step(roomy, 612_000, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).as("room for 500").isTrue();
    }

    @Test
    void looksAtMostOnceIn128MicrosecondsWhenMoreThanAnEighthOfTheRoomIsUsed() {
        final ScheduledPolicy roomy = policy(new Schedule(1, 1_000), 1_000);
        begin(roomy, 0);
        step(roomy, 0, 0);
        step(roomy, 123_999, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).as("room for 876 of 1,000").isFalse();
        step(roomy, 127_999, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).as("room for 872, just before").isFalse();
        step(roomy, 128_000, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).isTrue();
    }

    @Test
    void whatIsAddedAtALookTakesItsRoom() {
        final ScheduledPolicy three = policy(new Schedule(3, 30_000), 3);
        begin(three, 0);
        step(three, 0, Policy.NO_LOOK);

        assertThat(step(three, 10_000, 0)).isEqualTo(1);
        assertThat(step(three, 1_000_000, Policy.NO_LOOK)).isEqualTo(2);
        assertThat(three.outlook().wantsLook()).as("no room").isTrue();
    }

    @Test
    void whatFallsDueAtALookAsksForTheNext() {
        final ScheduledPolicy roomy = policy(new Schedule(1, 1_000_000), 100);
        begin(roomy, 7_000_000);
        step(roomy, 7_000_000, 0);
        step(roomy, 7_511_999, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).isFalse();
        step(roomy, 7_512_000, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).isTrue();
    }

    @Test
    void aLookAtWhichNothingFallsDueAsksForNoOther() {
        final ScheduledPolicy roomy = policy(new Schedule(1, 1_000_000), 100);
        begin(roomy, 0);
        step(roomy, 0, Policy.NO_LOOK);
        step(roomy, 2_000, 1);
        step(roomy, 900_000, Policy.NO_LOOK);
        assertThat(roomy.outlook().wantsLook()).isFalse();
    }

    @Test
    void aNewRunHasRoomForAllAndRemembersNoLook() {
        fill();
        assertThat(policy.outlook().wantsLook()).isTrue();
        final long discarded = policy.discarded();
        policy.end(20_000, 2);
        assertThat(policy.credit()).as("nothing stays").isZero();
        assertThat(policy.discarded()).as("at least what was held").isGreaterThanOrEqualTo(discarded + 2);
        policy.end(25_000, 0);
        begin(policy, 100_000);

        assertThat(policy.outlook().wantsLook()).isFalse();
        assertThat(step(100, Policy.NO_LOOK)).isEqualTo(1);
        assertThat(step(1_000, Policy.NO_LOOK)).isEqualTo(1);
    }

    private static ScheduledPolicy policy(final Schedule schedule, final long cap) {
        return new ScheduledPolicy(schedule, cap, new LookIntervals(512_000, 128_000, 1_000, 8));
    }

    private static void begin(final Policy policy, final long nowNs) {
        policy.commit(policy.begin(nowNs));
    }

    private static long step(final Policy policy, final long nowNs, final long held) {
        final long units = policy.available(nowNs, held);
        policy.commit(units);
        return units;
    }

    private long step(final long micros, final long held) {
        return step(policy, micros * 1_000, held);
    }

    private void fill() {
        begin(policy, 0);
        step(0, Policy.NO_LOOK);
        step(10, 1);
        step(20, 2);
    }
}
