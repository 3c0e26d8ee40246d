// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** NONE at 4 per second: what workers leave they can take later, so the mean converges on the limit. */
class NoneTimelineTest {
    private final Timeline timeline = Timeline.started(Hardcap.NONE, 4, SECOND);

    @Test
    void everythingDueCanBeTakenOnceRefillHasWorked() {
        timeline.passUntil(Duration.ofSeconds(100)).settle();

        assertThat(timeline.drain()).isEqualTo(401);
        assertThat(timeline.discarded()).isZero();
    }

    @Test
    void oneDutyCycleIsEnoughToPlaceWhatFitsTheQueue() {
        timeline.passUntil(Duration.ofSeconds(100)).work();

        assertThat(timeline.drain()).isEqualTo(401);
    }

    @Test
    void nothingComesBeforeItIsDue() {
        timeline.at(Duration.ofSeconds(100));
        timeline.drain();

        timeline.at(Duration.ofMillis(100_250).minusNanos(1));
        assertThat(timeline.drain()).isZero();
        timeline.at(Duration.ofMillis(100_250));
        assertThat(timeline.drain()).isOne();
    }

    @Test
    void whatExceedsTheQueueStaysInReserveAndIsNotLost() {
        timeline.at(Duration.ofSeconds(100_000));
        assertThat(timeline.held()).isEqualTo(400_001);

        assertThat(timeline.drain()).as("the queue alone").isBetween(1L, 65_536L);
        assertThat(timeline.settle().drainWithReserve() + timeline.granted()).isGreaterThan(400_001);
        assertThat(timeline.granted()).isEqualTo(400_001);
        assertThat(timeline.held()).isZero();
        assertThat(timeline.discarded()).isZero();
    }

    @Test
    void stopCountsQueueAndReserveAsDiscarded() {
        timeline.at(Duration.ofSeconds(100_000));
        assertThat(timeline.take(1000)).isEqualTo(1000);

        timeline.stop();

        assertThat(timeline.discarded()).isEqualTo(400_001 - 1000);
        assertThat(timeline.held()).isZero();
        assertThat(timeline.granted()).isEqualTo(1000);
    }

    @Test
    void theMeanConvergesOnTheLimitAfterALongIdleTime() {
        timeline.at(Duration.ofHours(1));
        timeline.drain();
        timeline.at(Duration.ofHours(2));
        timeline.drain();

        assertThat(timeline.stop().meanPerSecond()).isCloseTo(4.0, offset(0.001));
    }
}
