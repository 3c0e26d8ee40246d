// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.policy.Policy;
import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.tank.Tank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the last stretch before a due time is spun. A unit falls due each microsecond; a reading of the clock takes 25 ns. */
@Timeout(30)
class RefillApproachTest {
    private static final long READING_NS = 25;

    private long nowNs;
    private long readings;
    private long readingNs = READING_NS;
    private long failsFromNs = Long.MAX_VALUE;

    private final Tank tank = new Tank(1_000);
    private final RefillAgent agent = agent(1_000);

    private RefillAgent agent(final long cap) {
        return new RefillAgent(
                "refill",
                this::read,
                tank,
                new ScheduledPolicy(new Schedule(1, 1_000), cap, Tuning.LOOKS),
                Supply.endless(),
                null,
                true);
    }

    private long read() {
        readings++;
        nowNs += readingNs;
        if (nowNs >= failsFromNs) {
            throw new IllegalStateException("no clock");
        }
        return nowNs;
    }

    /** A step that places what is due, and one that finds nothing, at so many nanoseconds. */
    private void stepAt(final long ns) {
        agent.doWork();
        nowNs = ns - readingNs;
        agent.doWork();
        readings = 0;
    }

    @Test
    void theLastStretchIsSpunOnTheClockAlone() {
        agent.begin(0);
        stepAt(875);

        assertThat(agent.doWork()).isEqualTo(1);
        assertThat(nowNs).isEqualTo(1_000);
        assertThat(readings).isEqualTo(5);
    }

    @Test
    void theStepUsesTheReadingThatEndedIt() {
        agent.begin(0);
        stepAt(875);

        assertThat(agent.doWork()).isEqualTo(1);
        assertThat(agent.nowNs()).isEqualTo(1_000);
        assertThat(readings).isEqualTo(5);
        assertThat(agent.doWork()).isZero();
        assertThat(readings).as("and the one after it reads for itself").isEqualTo(6);
    }

    @Test
    void aRunDoesNotBeginWithAReadingOfTheOneBefore() {
        agent.begin(0);
        stepAt(875);
        agent.doWork();
        agent.end(1_010);
        nowNs = 5_000;
        agent.begin(nowNs);
        agent.doWork();

        assertThat(agent.nowNs()).isEqualTo(5_025);
    }

    /** What fell due meanwhile is judged by the step after it, and there is no more room than there was. */
    @Test
    void aThreadThatIsStoppedAfterItsApproachPlacesWhatWasDueThen() {
        agent.begin(0);
        stepAt(875);
        nowNs = 5_000_000;

        assertThat(agent.step(1_000, Policy.NO_LOOK)).isEqualTo(1);
        assertThat(agent.nowNs()).isEqualTo(1_000);
        assertThat(agent.doWork()).isEqualTo(998);
        assertThat(tank.level()).isEqualTo(1_000);
    }

    @Test
    void aClockThatFailsOnTheWayLeavesNoReading() {
        agent.begin(0);
        stepAt(900);
        failsFromNs = 950;
        assertThatThrownBy(agent::doWork).hasMessage("no clock");
        failsFromNs = Long.MAX_VALUE;
        nowNs = 2_000;
        agent.doWork();

        assertThat(agent.nowNs()).isEqualTo(2_025);
    }

    /** What is held is judged by a reading that is later than the look. */
    @Test
    void aStepThatLooksAtTheTankReadsTheClockAfterwards() {
        RefillAgent looking = agent(1);
        looking.begin(0);
        looking.doWork();
        nowNs = 850;
        looking.doWork();
        readings = 0;
        looking.doWork();

        assertThat(readings).isEqualTo(6);
        assertThat(looking.nowNs()).isEqualTo(1_025);
    }

    @Test
    void furtherOffEachStepReadsTheClockOnce() {
        agent.begin(0);
        stepAt(500);
        agent.doWork();

        assertThat(readings).isEqualTo(1);
    }

    @Test
    void aClockThatStandsStillIsGivenUp() {
        agent.begin(0);
        stepAt(950);
        readingNs = 0;
        agent.doWork();

        assertThat(readings).isBetween(2L, 100L);
        assertThat(agent.untilNextNs()).isPositive();
    }

    @Test
    void anAgentThatDoesNotSpinReadsTheClockOnceHoweverNearTheDueTimeIs() {
        RefillAgent parking = new RefillAgent(
                "refill",
                this::read,
                tank,
                new ScheduledPolicy(new Schedule(1, 1_000), 1_000, Tuning.LOOKS),
                Supply.endless(),
                null,
                false);
        parking.begin(0);
        parking.doWork();
        nowNs = 875;
        parking.doWork();
        readings = 0;
        parking.doWork();

        assertThat(readings).isEqualTo(1);
    }
}
