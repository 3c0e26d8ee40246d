// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.engine.Calibrator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.junit.jupiter.api.Test;

/** Regressions in starting and ending runs, named by behaviour. */
class EngineTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long SECOND_NS = SECOND.toNanos();

    private long nowNs;
    private boolean isClockBroken;

    @Test
    void anEmissionMadeWhileStoppedHasNoIntervalToTheRunBefore() throws Exception {
        try (Throttle monitor = Throttle.builder()
                .asThrottle(false)
                .threading(Threading.INVOKER)
                .clock(() -> nowNs)
                .build()) {
            monitor.start();
            monitor.emit(SECOND_NS);
            monitor.emit(SECOND_NS + 100);
            nowNs = 2 * SECOND_NS;
            monitor.stop();
            monitor.emit(42 * SECOND_NS);
            nowNs = 100 * SECOND_NS;
            monitor.start();
            monitor.emit(100 * SECOND_NS);

            assertThat(monitor.stop().total()).isEqualTo(4);
            assertThat(monitor.hiLo().intervalNanos()).isEqualTo(100);
        }
    }

    @Test
    void anEmissionThatNeverComesIsWaitedForAndReportedOnce() throws Exception {
        final List<Throwable> told = new CopyOnWriteArrayList<>();
        try (Throttle throttle = withAClockThatBreaks(told::add)) {
            throttle.start();
            throttle.agent().doWork();
            isClockBroken = true;
            assertThatThrownBy(throttle::hasFuel).hasMessage("a broken clock");
            isClockBroken = false;

            assertThat(throttle.stop().total()).isZero();
            throttle.start();
            throttle.stop();
        }
        assertThat(told).singleElement().isInstanceOf(ThrottleWarning.class);
    }

    @Test
    void whoIsToldOfAWarningMayStartAgain() throws Exception {
        final AtomicReference<Throttle> self = new AtomicReference<>();
        try (Throttle throttle = withAClockThatBreaks(error -> self.get().start())) {
            self.set(throttle);
            throttle.start();
            final Agent agent = throttle.agent();
            agent.doWork();
            isClockBroken = true;
            assertThatThrownBy(throttle::hasFuel).hasMessage("a broken clock");
            isClockBroken = false;
            nowNs = SECOND_NS;
            throttle.stop();

            assertThat(throttle.isRunning()).isTrue();
            nowNs = 2 * SECOND_NS;
            agent.doWork();
            assertThat(throttle.hasFuel()).isTrue();
            assertThat(throttle.stop().runtime()).isEqualTo(Duration.ofSeconds(2));
        }
    }

    private Throttle withAClockThatBreaks(final ErrorHandler errorHandler) {
        return Throttle.builder()
                .limit(1, SECOND)
                .threading(Threading.INVOKER)
                .clock(() -> {
                    if (isClockBroken) {
                        throw new IllegalArgumentException("a broken clock");
                    }
                    return nowNs;
                })
                .errorHandler(errorHandler)
                .build();
    }

    @Test
    void aThreadFactoryMustNotStopWhatIsStarting() {
        final AtomicReference<Throttle> self = new AtomicReference<>();
        try (Throttle throttle = Throttle.builder()
                .limit(1, SECOND)
                .threadFactory(work -> {
                    self.get().stop();
                    return new Thread(work);
                })
                .build()) {
            self.set(throttle);
            assertThatThrownBy(throttle::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("stop()");
            assertThat(throttle.isRunning()).isFalse();
        }
    }

    @Test
    void aThreadThatEndsBeforeItRunsTheAgentIsNoticedAtTheStart() {
        try (Throttle throttle = Throttle.builder()
                .limit(1, SECOND)
                .threadFactory(work -> new Thread(() -> {}))
                .build()) {
            assertThatThrownBy(throttle::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("throttle-refill");
            assertThat(throttle.isRunning()).isFalse();
            assertThat(throttle.hasFuel()).isFalse();
        }
    }

    @Test
    void grantsReadWhileTheTankIsEmptiedAreNeverFewerThanThereWere() throws Exception {
        try (Throttle throttle = Throttle.builder()
                .limit(50_000, SECOND)
                .hardcap(Hardcap.WINDOW)
                .autoCalibrate(false)
                .build()) {
            final AtomicReference<Stats> wrong = new AtomicReference<>();
            final Thread reader = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    final Stats stats = throttle.stats();
                    if (stats.granted() < 0 || stats.held() > 50_001) {
                        wrong.set(stats);
                    }
                }
            });
            reader.start();
            for (int round = 0; round < 50; round++) {
                throttle.start();
                throttle.stop();
            }
            reader.interrupt();
            reader.join();
            assertThat(wrong.get()).isNull();
        }
    }

    @Test
    void anInterruptedThreadCalibratesLikeAnyOther() {
        Thread.currentThread().interrupt();
        final Calibration calibration = Calibration.of(Calibrator.measure());

        assertThat(Thread.interrupted()).isTrue();
        assertThat(calibration.parkOvershootP50Nanos()).isPositive();
    }
}
