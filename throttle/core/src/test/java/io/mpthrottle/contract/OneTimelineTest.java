// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** ONE at 4 per second: one unit exists, and it goes back no sooner than 250 ms after it was taken. */
class OneTimelineTest {
    private final Timeline timeline = Timeline.started(Hardcap.ONE, 4, SECOND);

    @Test
    void theUnitIsInTheTankWhenStartReturns() {
        assertThat(timeline.held()).isOne();
        assertThat(timeline.drain()).isOne();
        assertThat(timeline.held()).isZero();
    }

    @Test
    void theUnitComesBackAFixedTimeAfterItWasTaken() {
        for (long takenAtMs = 0; takenAtMs < 100_000; takenAtMs += 257) {
            timeline.at(Duration.ofMillis(takenAtMs));
            assertThat(timeline.drain()).as("at %d ms", takenAtMs).isOne();
            timeline.at(Duration.ofMillis(takenAtMs + 250).minusNanos(1));
            assertThat(timeline.drain())
                    .as("just before %d ms", takenAtMs + 250)
                    .isZero();
            timeline.at(Duration.ofMillis(takenAtMs + 250));
            assertThat(timeline.held()).as("at %d ms", takenAtMs + 250).isOne();
        }
    }

    @Test
    void itsTimeIsRoundedUpToWholeNanoseconds() {
        Timeline thirds = Timeline.started(Hardcap.ONE, 3, SECOND);
        assertThat(thirds.drain()).isOne();

        assertThat(thirds.at(333_333_333).drain()).isZero();
        assertThat(thirds.at(333_333_334).drain()).isOne();
    }

    @Test
    void idlenessEarnsNothing() {
        timeline.at(Duration.ofHours(1));

        assertThat(timeline.drain()).isOne();
        assertThat(timeline.settle().drain()).isZero();
    }

    @Test
    void aLateAgentMakesItLaterAndNeverEarlier() {
        assertThat(timeline.drain()).isOne();
        timeline.passUntil(Duration.ofSeconds(5));
        assertThat(timeline.drain()).isZero();

        assertThat(timeline.settle().drain()).isOne();
        assertThat(timeline.at(Duration.ofMillis(5_249)).drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(5_250)).drain()).isOne();
    }

    @Test
    void nothingIsEverDiscarded() {
        timeline.at(Duration.ofSeconds(10));
        timeline.stop();

        assertThat(timeline.discarded()).isZero();
        assertThat(timeline.held()).isOne();
    }
}
