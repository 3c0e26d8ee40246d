// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** When several limits have to be asked again: LIMIT 2 in 20 µs beside WINDOW 2 in a second. */
class AllOfTest {
    private static final LookIntervals LOOKS = new LookIntervals(512_000, 128_000, 1_000, 8);
    private static final long WINDOW_NS = 1_000_000_000;

    private final Policy schedule = new ScheduledPolicy(new Schedule(2, 20_000), 2, LOOKS);
    private final Policy window = new SlidingWindowPolicy(2, WINDOW_NS);
    private final AllOf both = new AllOf(List.of(schedule, window));

    private long step(final long nowNs, final long held) {
        final long units = both.available(nowNs, held);
        both.commit(units);
        return units;
    }

    @Test
    void whatIsDueComesWhenTheLastOfAllHasIt() {
        both.commit(both.begin(0));
        assertThat(step(0, Policy.NO_LOOK)).isEqualTo(1);
        assertThat(both.outlook().untilDueNs())
                .as("the schedule's next, since the window has one more")
                .isEqualTo(10_000);
        assertThat(both.outlook().wantsLook()).isFalse();
    }

    /** Or it would discard what it keeps alone: a unit may be taken meanwhile. */
    @Test
    void aLimitWhoseRoomIsHeldIsLookedAtWhateverTheOthersWaitFor() {
        both.commit(both.begin(0));
        step(0, Policy.NO_LOOK);
        step(10_000, 1);
        assertThat(schedule.outlook().wantsLook())
                .as("two are held, so there is no room")
                .isTrue();
        assertThat(both.outlook().wantsLook()).isTrue();
        assertThat(both.outlook().untilDueNs())
                .as("the window has nothing for a second")
                .isLessThanOrEqualTo(10_000);
        assertThat(both.outlook().untilUndecidedNs())
                .isGreaterThanOrEqualTo(both.outlook().untilDueNs());
    }

    /** A look between two due times finds nothing new; then none is wanted, and yet what falls due next may find no room. */
    @Test
    void aLimitIsAskedAtItsNextDueTimeWhileUnitsAreHeld() {
        final Policy many = new ScheduledPolicy(new Schedule(100, 1_000_000), 100, LOOKS);
        final AllOf all = new AllOf(List.of(many, new SlidingWindowPolicy(99, WINDOW_NS)));
        all.commit(all.begin(0));
        all.commit(all.available(985_000, Policy.NO_LOOK));
        all.commit(all.available(986_500, 99));
        assertThat(all.outlook().wantsLook())
                .as("nothing has changed since the look")
                .isFalse();
        assertThat(all.outlook().untilDueNs())
                .as("the window has nothing for a second")
                .isEqualTo(990_000 - 986_500);
    }

    /** PARKED passes over a due time that is decided, and must not pass over what another limit adds before the one after it. */
    @Test
    void whatAnotherLimitAddsIsNotPassedOver() {
        final Policy slow = new ScheduledPolicy(new Schedule(2, 1_000_000), 2, LOOKS);
        final AllOf all = new AllOf(List.of(slow, new SlidingWindowPolicy(2, 1_100_000)));
        all.commit(all.begin(0));
        all.commit(all.available(500_000, Policy.NO_LOOK));
        all.giveBack(510_000);
        all.commit(all.available(600_000, 1));
        all.commit(all.available(1_000_000, Policy.NO_LOOK));
        all.commit(all.available(1_500_001, 1));
        assertThat(slow.credit()).isEqualTo(1);
        assertThat(all.outlook().wantsLook()).isTrue();
        assertThat(all.outlook().untilDueNs()).isEqualTo(1_610_000 - 1_500_001);
        assertThat(all.outlook().untilUndecidedNs())
                .as("then the window adds one")
                .isEqualTo(1_610_000 - 1_500_001);
    }

    /** Credit does not change before the others let it go, so nobody has to look for a second. */
    @Test
    void aLimitWhoseRoomIsCreditWaitsWithTheOthers() {
        both.commit(both.begin(0));
        step(0, Policy.NO_LOOK);
        step(10_000, 1);
        both.giveBack(11_000);
        both.giveBack(11_000);
        for (long nowNs = 20_000; nowNs <= 100_000; nowNs += 10_000) {
            assertThat(step(nowNs, 0)).isZero();
        }
        assertThat(schedule.credit()).isEqualTo(2);
        assertThat(both.outlook().wantsLook()).isFalse();
        assertThat(both.outlook().untilDueNs()).isEqualTo(WINDOW_NS + 11_000 - 100_000);

        assertThat(step(WINDOW_NS + 11_000, Policy.NO_LOOK)).isEqualTo(2);
        assertThat(schedule.discarded()).as("units 2 and 3 are credit").isEqualTo(100_001 - 2 - 2 + 1);
    }

    @Test
    void hasNoNumbersOfItsOwn() {
        assertThat(both.parts()).containsExactly(schedule, window);
        assertThat(both.unitsReturn()).isTrue();
        assertThat(new AllOf(List.of(schedule, schedule)).unitsReturn()).isFalse();
        assertThatThrownBy(both::discarded).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(both::returned).isInstanceOf(IllegalStateException.class);
    }
}
