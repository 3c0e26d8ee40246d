// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** WINDOW at 4 per second: four units exist, each goes back one second after it was taken. */
class WindowTimelineTest {
    /** What returns may be late by, since they are coalesced: per / 65,536, rounded up. */
    private static final long COALESCED_NS = 15_259;

    private final Timeline timeline = Timeline.started(Hardcap.WINDOW, 4, SECOND);

    @Test
    void allUnitsAreInTheTankWhenStartReturns() {
        assertThat(timeline.held()).isEqualTo(4);
        assertThat(timeline.drain()).isEqualTo(4);
        assertThat(timeline.held()).isZero();
    }

    @Test
    void aBurstComesBackAsABurst() {
        assertThat(timeline.drain()).isEqualTo(4);

        assertThat(timeline.at(SECOND.minusNanos(1)).drain()).isZero();
        assertThat(timeline.at(SECOND.plusNanos(COALESCED_NS)).drain()).isEqualTo(4);
        assertThat(timeline.at(SECOND.multipliedBy(2)).drain()).isZero();
    }

    @Test
    void eachUnitComesBackASecondAfterItsOwnTake() {
        for (int k = 0; k < 4; k++) {
            timeline.at(Duration.ofMillis(100L * k));
            assertThat(timeline.take(1)).isOne();
        }
        for (int k = 0; k < 4; k++) {
            Duration back = SECOND.plusMillis(100L * k);
            assertThat(timeline.at(back.minusNanos(1)).held())
                    .as("unit %d early", k)
                    .isEqualTo(k);
            assertThat(timeline.at(back.plusNanos(COALESCED_NS)).held())
                    .as("unit %d back", k)
                    .isEqualTo(k + 1);
        }
    }

    @Test
    void idlenessEarnsNothing() {
        timeline.at(Duration.ofDays(1));

        assertThat(timeline.drain()).isEqualTo(4);
        assertThat(timeline.settle().drain()).isZero();
    }

    @Test
    void anAgentThatSleptMuchLongerThanTheWindowGivesBackEachUnitOnce() {
        assertThat(timeline.drain()).isEqualTo(4);
        timeline.passUntil(Duration.ofMinutes(1));
        assertThat(timeline.drain()).isZero();

        assertThat(timeline.settle().drain()).isEqualTo(4);
        assertThat(timeline.settle().drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(60_999)).drain()).isZero();
        assertThat(timeline.at(Duration.ofSeconds(62)).drain()).isEqualTo(4);
    }

    @Test
    void oneDutyCycleGivesBackWhatIsDue() {
        assertThat(timeline.drain()).isEqualTo(4);

        timeline.passUntil(SECOND.plusNanos(COALESCED_NS)).work();

        assertThat(timeline.drain()).isEqualTo(4);
    }

    @Test
    void nothingIsEverDiscarded() {
        assertThat(timeline.take(1)).isOne();
        timeline.at(Duration.ofMillis(500));

        timeline.stop();

        assertThat(timeline.discarded()).isZero();
        assertThat(timeline.held()).isEqualTo(3);
    }

    @Test
    void aWorkerStalledBeforeItsReadingKeepsItsUnitOut() {
        HostileClock clock = new HostileClock(0);
        Timeline hostile = windowOn(clock);
        clock.interruptWith(moment -> {
            if (moment == HostileClock.Moment.BEFORE_READING) {
                hostile.after(Duration.ofSeconds(5));
                assertThat(hostile.held()).as("while the worker is held up").isEqualTo(3);
            }
        });
        assertThat(hostile.take(1)).isOne();
        clock.interruptWith(moment -> {});

        assertThat(hostile.at(SECOND.multipliedBy(6).minusNanos(1)).held()).isEqualTo(3);
        assertThat(hostile.at(SECOND.multipliedBy(6).plusNanos(COALESCED_NS)).held())
                .isEqualTo(4);
    }

    @Test
    void aReadingThatArrivesLateIsBelievedAsRead() {
        HostileClock clock = new HostileClock(0);
        Timeline hostile = windowOn(clock);
        clock.interruptWith(moment -> {
            if (moment == HostileClock.Moment.AFTER_READING) {
                hostile.after(Duration.ofSeconds(5));
                assertThat(hostile.held()).as("while the reading is on its way").isEqualTo(3);
            }
        });
        assertThat(hostile.take(1)).isOne();
        clock.interruptWith(moment -> {});

        assertThat(hostile.settle().held()).isEqualTo(4);
    }

    @Test
    void aReadingThatWasOvertakenDoesNotWaitForTheNewerOne() {
        HostileClock clock = new HostileClock(0);
        Timeline hostile = windowOn(clock);
        clock.interruptWith(moment -> {
            if (moment == HostileClock.Moment.AFTER_READING) {
                hostile.after(Duration.ofSeconds(5));
                assertThat(hostile.take(1)).as("another worker").isOne();
                assertThat(hostile.settle().held()).isEqualTo(2);
            }
        });
        assertThat(hostile.take(1)).isOne();
        clock.interruptWith(moment -> {});

        assertThat(hostile.settle().held()).isEqualTo(3);
        assertThat(hostile.at(SECOND.multipliedBy(6).plusNanos(COALESCED_NS)).held())
                .isEqualTo(4);
    }

    private static Timeline windowOn(HostileClock clock) {
        return Timeline.on(
                        clock, b -> b.hardcap(Hardcap.WINDOW).limit(4, SECOND).asMonitor(false))
                .start();
    }
}
