// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** LIMIT at 4 per second: a unit falls due every 250 ms, the tank never holds more than 4. */
class LimitTimelineTest {
    private final Timeline timeline = Timeline.started(Hardcap.LIMIT, 4, SECOND);

    @Test
    void theFirstUnitFallsDueAtStart() {
        timeline.at(0);

        assertThat(timeline.take(10)).isOne();
    }

    @Test
    void theTankIsEmptyUntilTheAgentWorks() {
        assertThat(timeline.drain()).isZero();
    }

    @Test
    void aUnitFallsDueEveryQuarterOfASecondAndNotANanosecondEarlier() {
        timeline.at(0);
        assertThat(timeline.drain()).isOne();

        for (int k = 1; k <= 1000; k++) {
            timeline.at(Duration.ofMillis(250L * k).minusNanos(1));
            assertThat(timeline.drain()).as("before unit %d is due", k).isZero();
            timeline.at(Duration.ofMillis(250L * k));
            assertThat(timeline.drain()).as("when unit %d is due", k).isOne();
        }

        assertThat(timeline.discarded()).isZero();
    }

    @Test
    void whatFallsDueWhileTheTankIsFullIsDiscarded() {
        for (int k = 0; k <= 40; k++) {
            timeline.at(Duration.ofMillis(250L * k));
        }

        assertThat(timeline.held()).isEqualTo(4);
        assertThat(timeline.discarded()).isEqualTo(41 - 4);
        assertThat(timeline.drain()).isEqualTo(4);
    }

    @Test
    void aTankThatWasEmptyThroughAStallIsFilledOnceAfterIt() {
        timeline.at(Duration.ofSeconds(10));

        assertThat(timeline.drain()).isEqualTo(4);
        assertThat(timeline.settle().drain()).isZero();
        assertThat(timeline.discarded()).isEqualTo(41 - 4);
    }

    @Test
    void aTankThatWasFullThroughAStallAndDrainedAtItsEndIsNotFilledAgainAtOnce() {
        timeline.at(Duration.ofSeconds(2)).passUntil(Duration.ofMillis(10_100));
        assertThat(timeline.drain()).isEqualTo(4);

        timeline.settle();
        assertThat(timeline.drain()).as("at once").isZero();
        timeline.at(Duration.ofMillis(10_249));
        assertThat(timeline.drain()).as("before the next unit is due").isZero();
        timeline.at(Duration.ofMillis(10_250));
        assertThat(timeline.drain()).as("with the next due time").isOne();
    }

    @Test
    void anAgentThatLooksAgainBeforeTheNextDueTimeSeesTheRoom() {
        timeline.at(Duration.ofSeconds(2));

        assertThat(timeline.pass(Duration.ofMillis(100)).take(1)).isOne();
        timeline.at(Duration.ofMillis(2_200)).at(Duration.ofMillis(2_250));

        assertThat(timeline.held()).isEqualTo(4);
    }

    @Test
    void aUnitIsJudgedByTheLastLookBeforeItsDueTime() {
        timeline.at(Duration.ofSeconds(2));
        long discarded = timeline.discarded();

        assertThat(timeline.pass(Duration.ofMillis(100)).take(1)).isOne();
        timeline.at(Duration.ofMillis(2_260));

        assertThat(timeline.held()).isEqualTo(3);
        assertThat(timeline.discarded()).isEqualTo(discarded + 1);
    }

    @Test
    void whatWasPlacedSinceTheLookTakesItsRoom() {
        timeline.at(Duration.ofMillis(500));
        assertThat(timeline.held()).as("units 0 to 2").isEqualTo(3);
        assertThat(timeline.pass(Duration.ofMillis(100)).take(3)).isEqualTo(3);

        timeline.at(Duration.ofMillis(5_600));

        assertThat(timeline.held()).as("the look at 500 ms left room for one").isOne();
    }

    @Test
    void theFullRateIsReachedWithATankOfOne() {
        Timeline single = Timeline.started(Hardcap.LIMIT, 1, SECOND);
        for (int second = 0; second < 1000; second++) {
            single.at(Duration.ofSeconds(second));
            assertThat(single.drain()).as("in second %d", second).isOne();
            single.settle();
        }
        assertThat(single.discarded()).isZero();
    }

    @Test
    void stopCountsWhatIsLeftAsDiscarded() {
        timeline.at(Duration.ofMillis(600));
        assertThat(timeline.take(1)).isOne();

        timeline.stop();

        assertThat(timeline.held()).isZero();
        assertThat(timeline.granted()).isOne();
        assertThat(timeline.discarded()).isEqualTo(2);
    }

    @Test
    void stopJudgesWhatFellDueUntilThen() {
        timeline.at(0);
        assertThat(timeline.drain()).isOne();

        timeline.passUntil(Duration.ofMillis(800)).stop();

        assertThat(timeline.accounted()).as("units 0 to 3").isEqualTo(4);
        assertThat(timeline.drain()).isZero();
    }
}
