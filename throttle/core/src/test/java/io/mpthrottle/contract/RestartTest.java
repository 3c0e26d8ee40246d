// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Restarting earns nothing, and ONE and WINDOW keep what they have. */
class RestartTest {
    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"LIMIT", "NONE"})
    void theNewRunWaitsForTheDueTimeOfTheOldOne(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).at(Duration.ofMillis(600));
        timeline.stop();

        timeline.passUntil(Duration.ofMillis(650)).start().settle();
        assertThat(timeline.drain()).as("at the restart").isZero();
        timeline.at(Duration.ofMillis(750).minusNanos(1));
        assertThat(timeline.drain()).as("before the due time").isZero();
        timeline.at(Duration.ofMillis(750));
        assertThat(timeline.drain()).as("at the due time").isOne();
        timeline.settle().at(Duration.ofMillis(1_000));
        assertThat(timeline.drain()).as("and on from there").isOne();
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"LIMIT", "NONE"})
    void aRunWithoutAUnitLeavesTheDueTimeAsItWas(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).at(Duration.ofMillis(600));
        timeline.stop();
        timeline.passUntil(Duration.ofMillis(650)).start().at(Duration.ofMillis(700));
        timeline.stop();

        timeline.passUntil(Duration.ofMillis(720)).start();

        assertThat(timeline.at(Duration.ofMillis(749)).drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(750)).drain()).isOne();
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"LIMIT", "NONE"})
    void aLateRestartBeginsAtItsStart(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).at(Duration.ofMillis(600));
        timeline.stop();

        timeline.passUntil(Duration.ofMillis(10_100)).start().settle();
        assertThat(timeline.drain()).isOne();
        assertThat(timeline.settle().drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(10_349)).drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(10_350)).drain()).isOne();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void restartingAThousandTimesAtOneInstantGivesNoMoreThanOneRun(Hardcap hardcap) {
        Timeline timeline = Timeline.of(hardcap, 4, SECOND);
        long taken = 0;
        for (int i = 0; i < 1000; i++) {
            timeline.start().settle();
            taken += timeline.drain();
            timeline.stop();
        }

        assertThat(taken).isEqualTo(hardcap == Hardcap.WINDOW ? 4 : 1);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void restartingEveryMillisecondKeepsTheRate(Hardcap hardcap) {
        Timeline timeline = Timeline.of(hardcap, 4, SECOND);
        long taken = 0;
        for (int ms = 0; ms < 10_000; ms++) {
            timeline.start().at(Duration.ofMillis(ms));
            taken += timeline.drain();
            timeline.settle().stop();
        }

        // WINDOW begins with its burst and loses at most a millisecond a window
        assertThat(taken).isEqualTo(40);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"ONE", "WINDOW"})
    void unitsComeBackOnTimeAcrossStopAndStart(Hardcap hardcap) {
        Duration span = hardcap == Hardcap.ONE ? Duration.ofMillis(250) : SECOND;
        Timeline timeline = Timeline.started(hardcap, 4, SECOND);
        long all = timeline.drain();
        timeline.after(Duration.ofMillis(100)).stop();

        timeline.pass(Duration.ofMillis(50)).start().settle();
        assertThat(timeline.drain()).as("still out").isZero();
        assertThat(timeline.at(span.minusNanos(1)).drain()).as("early").isZero();
        assertThat(timeline.at(span.plusNanos(20_000)).drain()).as("back").isEqualTo(all);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hardcap.class,
            names = {"ONE", "WINDOW"})
    void unitsWhoseTimeCameDuringThePauseAreThereAfterIt(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND);
        long all = timeline.drain();
        timeline.stop();

        timeline.pass(Duration.ofSeconds(3)).start().settle();

        assertThat(timeline.held()).isEqualTo(all);
        assertThat(timeline.drain()).isEqualTo(all);
    }

    @Test
    void windowKeepsItsFuelThroughAStop() {
        Timeline timeline = Timeline.started(Hardcap.WINDOW, 4, SECOND);
        assertThat(timeline.take(1)).isOne();
        timeline.stop();
        assertThat(timeline.drain()).as("while stopped").isZero();
        assertThat(timeline.held()).as("while stopped").isEqualTo(3);

        timeline.start().settle();

        assertThat(timeline.drain()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void statisticsGoOn(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND).settle();
        long first = timeline.drain();
        timeline.after(Duration.ofMillis(600));
        Summary one = timeline.stop();
        timeline.pass(Duration.ofSeconds(100)).start().settle();
        long second = timeline.take(1);
        timeline.after(Duration.ofMillis(400));

        Summary both = timeline.stop();

        assertThat(one.total()).isEqualTo(first).isPositive();
        assertThat(one.runtime()).isEqualTo(Duration.ofMillis(600));
        assertThat(second).isOne();
        assertThat(both.total()).isEqualTo(first + 1);
        assertThat(both.runtime()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @EnumSource(value = Hardcap.class, mode = Mode.EXCLUDE, names = "NONE")
    void theBoundHoldsAcrossAStopThatCameDuringAStall(Hardcap hardcap) {
        Timeline timeline = Timeline.started(hardcap, 4, SECOND);
        Grants grants = new Grants();
        for (int round = 0; round < 50; round++) {
            timeline.after(Duration.ofMillis(900)).pass(Duration.ofMillis(700));
            takeAll(timeline, grants);
            timeline.stop();
            timeline.start().settle();
            takeAll(timeline, grants);
        }

        switch (hardcap) {
            case LIMIT -> grants.assertWithinLimitBound(4, SECOND.toNanos());
            case ONE -> grants.assertAtMostInAnyHalfOpenWindow(1, 250_000_000);
            default -> grants.assertAtMostInAnyHalfOpenWindow(4, SECOND.toNanos());
        }
        assertThat(grants.count()).isGreaterThanOrEqualTo(50);
    }

    private static void takeAll(Timeline timeline, Grants grants) {
        for (long got = timeline.drain(); got > 0; got--) {
            grants.add(timeline.elapsedNs());
        }
    }
}
