// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Pace;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** start, stop, close, and what may be asked in between. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LifeCycleTest {
    private final Timeline timeline = Timeline.of(Hardcap.LIMIT, 4, SECOND);
    private final Throttle throttle = timeline.throttle();

    @Test
    void startWhileRunningIsRefusedAndHarmless() {
        timeline.start().settle();

        assertThatThrownBy(throttle::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("running");

        assertThat(throttle.isRunning()).isTrue();
        assertThat(timeline.drain()).isOne();
        assertThat(timeline.stop().total()).isOne();
    }

    @Test
    void stopBeforeTheFirstStartHasNothingToTell() {
        Summary summary = throttle.stop();

        assertThat(summary.total()).isZero();
        assertThat(summary.runtime()).isZero();
        assertThat(summary.meanIntervalNanos()).isZero();
        assertThat(summary.meanPerSecond()).isZero();
        assertThat(timeline.start().settle().drain()).isOne();
    }

    @Test
    void stopAgainReturnsTheLastSummaryAgain() {
        timeline.start().settle();
        timeline.drain();
        Summary summary = timeline.after(SECOND).stop();
        assertThat(summary.total()).isOne();

        timeline.pass(SECOND);

        assertThat(throttle.stop()).isEqualTo(summary).hasSameHashCodeAs(summary);
        assertThat(throttle.stop()).hasToString(summary.toString());
    }

    @Test
    void closeStopsAndIsIdempotent() {
        timeline.start().settle();
        timeline.drain();
        timeline.after(SECOND);

        throttle.close();
        assertThat(throttle.isRunning()).isFalse();
        Summary summary = throttle.stop();
        throttle.close();
        throttle.close();

        assertThat(summary.total()).isOne();
        assertThat(throttle.stop()).isEqualTo(summary);
    }

    @Test
    void closeBeforeTheFirstStartIsAllowed() {
        throttle.close();

        assertThat(throttle.hasFuel()).isFalse();
        assertThat(throttle.stop().total()).isZero();
        assertThat(throttle.stats().total()).isZero();
        assertRefusedAsClosed(throttle::start);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void afterCloseTheValuesStayAndNothingElseDoes(Hardcap hardcap) throws Exception {
        Timeline closed = Timeline.of(
                b -> b.hardcap(hardcap).limit(4, SECOND).autoEmit(false).correction(0.25));
        Throttle throttle = closed.throttle();
        closed.start().settle();
        for (int i = 0; i < 10; i++) {
            closed.after(Duration.ofMillis(300));
            throttle.emit();
        }
        long taken = closed.settle().take(1);
        Summary summary = closed.stop();
        Stats stats = throttle.stats();
        Pace loHi = throttle.loHi();
        Histogram intervals = throttle.intervals();

        throttle.close();
        closed.pass(SECOND);

        assertThat(throttle.hasFuel()).isFalse();
        assertThat(throttle.awaitFuel()).isFalse();
        assertThat(throttle.awaitFuel(Duration.ofDays(1))).isFalse();
        throttle.emit();
        throttle.emit(7);
        throttle.emit(Instant.now());
        assertThat(throttle.stop()).isEqualTo(summary);
        assertThat(throttle.stats()).isEqualTo(stats);
        assertThat(throttle.stats().granted()).isEqualTo(taken).isOne();
        assertThat(throttle.latest()).isEqualTo(Views.NOTHING);
        assertThat(throttle.mean()).isEqualTo(stats.mean()).isNotEqualTo(Views.NOTHING);
        assertThat(throttle.loHi()).isEqualTo(loHi).isNotEqualTo(Views.NOTHING);
        assertThat(throttle.hiLo()).isEqualTo(stats.hiLo());
        assertThat(throttle.intervals()).isEqualTo(intervals);
        assertThat(throttle.intervals().getTotalCount()).isEqualTo(9);
        assertThat(throttle.calibration()).isNotNull();
        assertThat(throttle.isRunning()).isFalse();
        assertRefusedAsClosed(throttle::start);
        assertRefusedAsClosed(throttle::agent);
        assertRefusedAsClosed(throttle::resetStats);
    }

    private static void assertRefusedAsClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
    }

    @Test
    void anAgentInvokedAfterCloseDoesNoHarm() throws Exception {
        timeline.start().settle();
        Agent agent = throttle.agent();
        throttle.close();

        timeline.pass(SECOND);
        for (int i = 0; i < 10; i++) {
            assertThat(agent.doWork()).isNotNegative();
        }

        assertThat(throttle.hasFuel()).isFalse();
    }

    @Test
    void aWholeLifeWithoutAnAgentThatEverWorks() {
        throttle.start();
        timeline.pass(SECOND);

        assertThat(throttle.hasFuel()).isFalse();
        Summary summary = throttle.stop();

        assertThat(summary.total()).isZero();
        assertThat(summary.runtime()).isEqualTo(SECOND);
        assertThat(timeline.discarded()).as("units 0 to 4").isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(value = Threading.class, mode = Mode.EXCLUDE, names = "INVOKER")
    void concurrentStopsShareOneSummary(Threading threading) throws Exception {
        try (Throttle throttle = Throttle.builder()
                .limit(10_000, SECOND)
                .threading(threading)
                .autoCalibrate(false)
                .build()) {
            for (int round = 0; round < 10; round++) {
                long grantedBefore = throttle.stats().granted();
                throttle.start();
                Workers<Long> takers = Workers.start(1, () -> {
                    long taken = 0;
                    while (throttle.awaitFuel()) {
                        taken++;
                    }
                    return taken;
                });
                Eventually.holds("some grants", () -> throttle.stats().granted() > grantedBefore);

                Workers<Summary> stoppers = Workers.start(4, throttle::stop);

                assertThat(stoppers.results()).hasSize(4).containsOnly(throttle.stop());
                assertThat(takers.results()).allMatch(taken -> taken > 0);
            }
        }
    }

    @Test
    void startingAndStoppingFromSeveralThreadsLosesNothing() throws Exception {
        RecordingThreads agents = new RecordingThreads();
        try (Throttle throttle = Throttle.builder()
                .hardcap(Hardcap.NONE)
                .limit(100_000, SECOND)
                .threadFactory(agents)
                .autoCalibrate(false)
                .build()) {
            long deadlineNs = System.nanoTime() + Duration.ofMillis(300).toNanos();
            Workers<Long> takers = Workers.start(2, () -> {
                long taken = 0;
                while (System.nanoTime() - deadlineNs < 0 || throttle.isRunning()) {
                    taken += throttle.hasFuel() ? 1 : 0;
                }
                return taken;
            });
            Workers<Integer> switches = Workers.start(3, () -> {
                int refused = 0;
                while (System.nanoTime() - deadlineNs < 0) {
                    try {
                        throttle.start();
                    } catch (IllegalStateException e) {
                        assertThat(e).hasMessageContaining("running");
                        refused++;
                    }
                    Summary summary = throttle.stop();
                    assertThat(summary.total()).isNotNegative();
                }
                return refused;
            });
            assertThat(switches.results()).hasSize(3);
            Summary last = throttle.stop();
            long taken = takers.results().stream().mapToLong(Long::longValue).sum();

            assertThat(taken).isPositive();
            assertThat(last.total()).isEqualTo(taken);
            assertThat(throttle.stats().granted()).isEqualTo(taken);
        }
        agents.awaitEnd();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aStopFromAnInterruptedThreadIsAStopLikeAnyOther(Hardcap hardcap) throws Exception {
        RecordingThreads agents = new RecordingThreads();
        try (Throttle throttle = Throttle.builder()
                .hardcap(hardcap)
                .limit(100, Duration.ofMillis(1))
                .threadFactory(agents)
                .autoCalibrate(false)
                .build()) {
            long taken = 0;
            for (int run = 0; run < 20; run++) {
                long grantedBefore = throttle.stats().granted();
                throttle.start();
                Workers<Long> taker = Workers.start(1, () -> {
                    long count = 0;
                    while (throttle.isRunning()) {
                        count += throttle.hasFuel() ? 1 : 0;
                    }
                    return count;
                });
                Eventually.holds("some grants", () -> throttle.stats().granted() > grantedBefore);
                Thread.currentThread().interrupt();
                Summary summary = throttle.stop();

                assertThat(Thread.interrupted()).as("the flag stays").isTrue();
                agents.awaitEnd();
                assertThat(throttle.hasFuel()).isFalse();
                taken += taker.results().get(0);
                assertThat(summary.total()).isEqualTo(taken);
            }
        }
    }
}
