// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.BusySpinIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.SleepingIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** awaitFuel: whom it waits for, how it comes home, and what it takes with it. */
@Timeout(60)
class WaitingTest {
    private static final long ONE_A_DAY = 1;
    private static final int INTERRUPTS = 1000;

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void waitsForTheFirstStart(Hardcap hardcap) throws Exception {
        try (Throttle throttle = builder(1000, SECOND).hardcap(hardcap).build()) {
            Workers<Boolean> early = Workers.start(4, throttle::awaitFuel).parked();
            assertThat(throttle.hasFuel()).isFalse();

            throttle.start();

            assertThat(early.results()).containsOnly(true);
            assertThat(throttle.stop().total()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @MethodSource("endings")
    void comesHomeWithoutFuel(Consumer<Throttle> ending) throws Exception {
        assertWaitersComeHome(emptied(builder(ONE_A_DAY, Duration.ofDays(1))), ending);
    }

    @ParameterizedTest
    @MethodSource("endings")
    void aThreadThatParksWithoutEndIsUnparked(Consumer<Throttle> ending) throws Exception {
        Throttle.Builder parking = builder(ONE_A_DAY, Duration.ofDays(1)).waitWith(ParkingWithoutEnd::new);

        assertWaitersComeHome(emptied(parking), ending);
    }

    private static void assertWaitersComeHome(Throttle throttle, Consumer<Throttle> ending) throws Exception {
        Workers<Boolean> waiting = Workers.start(4, throttle::awaitFuel).parked();
        Workers<Boolean> timed =
                Workers.start(4, () -> throttle.awaitFuel(Duration.ofDays(1))).parked();

        ending.accept(throttle);

        assertThat(waiting.results()).containsOnly(false);
        assertThat(timed.results()).containsOnly(false);
        assertThat(throttle.stop().total()).isOne();
        throttle.close();
    }

    static Stream<Named<Consumer<Throttle>>> endings() {
        return Stream.of(
                Named.of("stop", throttle -> assertThat(throttle.stop()).isNotNull()),
                Named.of("close", Throttle::close));
    }

    @Test
    void comesHomeWhenItIsClosedBeforeTheFirstStart() throws Exception {
        Throttle throttle = builder(ONE_A_DAY, Duration.ofDays(1))
                .waitWith(ParkingWithoutEnd::new)
                .build();
        Workers<Boolean> early = Workers.start(2, throttle::awaitFuel).parked();

        throttle.close();

        assertThat(early.results()).containsOnly(false);
    }

    @Test
    void afterStopItReturnsFalseAtOnceAndAfterTheNextStartItWaitsAgain() throws Exception {
        try (Throttle throttle = builder(1000, SECOND).build()) {
            throttle.start();
            throttle.stop();
            assertThat(throttle.awaitFuel()).isFalse();
            assertThat(throttle.awaitFuel(Duration.ofDays(1))).isFalse();
            assertThat(throttle.awaitFuel(1, TimeUnit.DAYS)).isFalse();

            throttle.start();

            assertThat(throttle.awaitFuel()).isTrue();
        }
    }

    @Test
    void aTimedWaitReturnsFalseOnTimeoutAndNotBefore() throws Exception {
        try (Throttle throttle = emptied()) {
            for (long timeoutMs : new long[] {0, 1, 20}) {
                long beforeNs = System.nanoTime();
                assertThat(throttle.awaitFuel(Duration.ofMillis(timeoutMs))).isFalse();
                assertThat(throttle.awaitFuel(timeoutMs, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(System.nanoTime() - beforeNs)
                        .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(2 * timeoutMs));
            }
        }
    }

    @Test
    void aTimedWaitEndsBeforeTheFirstStartToo() throws Exception {
        try (Throttle throttle = builder(4, SECOND).build()) {
            assertThat(throttle.awaitFuel(Duration.ofMillis(5))).isFalse();
            assertThat(throttle.awaitFuel(5, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void timeoutsAreMeasuredInRealTimeWhateverTheClock() throws Exception {
        Timeline timeline = Timeline.started(Hardcap.LIMIT, 4, SECOND);

        assertThat(timeline.throttle().awaitFuel(Duration.ofMillis(5))).isFalse();
    }

    @Test
    void aTimeoutOfZeroTakesWhatIsThere() throws Exception {
        Timeline timeline = Timeline.started(Hardcap.WINDOW, 2, SECOND);

        assertThat(timeline.throttle().awaitFuel(Duration.ZERO)).isTrue();
        assertThat(timeline.throttle().awaitFuel(0, TimeUnit.DAYS)).isTrue();
        assertThat(timeline.throttle().awaitFuel(Duration.ZERO)).isFalse();
    }

    @Test
    void aTimeoutBeyondEveryClockIsAWaitWithoutEnd() throws Exception {
        try (Throttle throttle = builder(20, SECOND).hardcap(Hardcap.NONE).build()) {
            throttle.start();
            for (int i = 0; i < 2; i++) {
                assertThat(throttle.awaitFuel(Duration.ofSeconds(Long.MAX_VALUE)))
                        .isTrue();
                assertThat(throttle.awaitFuel(Long.MAX_VALUE, TimeUnit.NANOSECONDS))
                        .isTrue();
                assertThat(throttle.awaitFuel(Long.MAX_VALUE, TimeUnit.DAYS)).isTrue();
            }
        }
    }

    @Test
    void everyGrantOfAWaitIsCounted() throws Exception {
        try (Throttle throttle = builder(5000, SECOND).build()) {
            Workers<Long> workers = Workers.start(3, () -> {
                long taken = 0;
                while (throttle.awaitFuel()) {
                    taken++;
                }
                return taken;
            });
            throttle.start();
            Eventually.holds("100 grants", () -> throttle.stats().granted() >= 100);
            Summary summary = throttle.stop();

            long taken = workers.results().stream().mapToLong(Long::longValue).sum();
            assertThat(summary.total()).isEqualTo(taken);
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void waitsWithAnyIdleStrategy(IdleStrategy idle) throws Exception {
        try (Throttle throttle = builder(2000, SECOND).waitWith(() -> idle).build()) {
            Workers<Long> worker = Workers.start(1, () -> {
                long taken = 0;
                while (throttle.awaitFuel()) {
                    taken++;
                }
                return taken;
            });
            throttle.start();
            Eventually.holds("20 grants", () -> throttle.stats().granted() >= 20);
            Summary summary = throttle.stop();

            assertThat(worker.results()).containsExactly(summary.total());
        }
    }

    static List<IdleStrategy> strategies() {
        return Arrays.asList(
                new BusySpinIdleStrategy(),
                new YieldingIdleStrategy(),
                new NoOpIdleStrategy(),
                new SleepingIdleStrategy(50_000),
                new BackoffIdleStrategy());
    }

    @Test
    void theIdleSupplierIsCalledOncePerWaitingThread() throws Exception {
        AtomicInteger made = new AtomicInteger();
        try (Throttle throttle = builder(1000, SECOND)
                .hardcap(Hardcap.NONE)
                .waitWith(() -> {
                    made.incrementAndGet();
                    return new SleepingIdleStrategy(10_000);
                })
                .build()) {
            Workers<Boolean> workers = Workers.start(3, () -> {
                boolean all = true;
                for (int i = 0; i < 20; i++) {
                    all &= throttle.awaitFuel();
                }
                return all;
            });
            Eventually.holds("all of them wait", () -> made.get() == 3);
            throttle.start();

            assertThat(workers.results()).containsOnly(true);
            assertThat(made).hasValue(3);
        }
    }

    @Test
    void anInterruptedWaiterGetsTheExceptionAndItsFlagCleared() throws Exception {
        try (Throttle throttle = emptied()) {
            Workers<Boolean> waiting = Workers.start(2, throttle::awaitFuel).parked();
            Workers<Boolean> timed = Workers.start(2, () -> throttle.awaitFuel(Duration.ofDays(1)))
                    .parked();

            waiting.threads().forEach(Thread::interrupt);
            timed.threads().forEach(Thread::interrupt);

            assertThat(waiting.failures()).hasOnlyElementsOfType(InterruptedException.class);
            assertThat(timed.failures()).hasOnlyElementsOfType(InterruptedException.class);
            Thread.currentThread().interrupt();
            assertThatThrownBy(throttle::awaitFuel).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void aWaiterInterruptedBeforeTheFirstStartComesHome() throws Exception {
        try (Throttle throttle = builder(4, SECOND).build()) {
            Workers<Boolean> early = Workers.start(2, throttle::awaitFuel).parked();

            early.threads().forEach(Thread::interrupt);

            assertThat(early.failures()).hasOnlyElementsOfType(InterruptedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void anInterruptedWaiterTakesNoFuelWithIt(Hardcap hardcap) throws Exception {
        AtomicInteger interrupts = new AtomicInteger();
        try (Throttle throttle =
                builder(100, Duration.ofMillis(5)).hardcap(hardcap).build()) {
            throttle.start();
            Workers<Long> workers = Workers.start(2, () -> {
                long taken = 0;
                boolean running = true;
                while (running) {
                    try {
                        running = throttle.awaitFuel();
                        taken += running ? 1 : 0;
                    } catch (InterruptedException e) {
                        interrupts.incrementAndGet();
                    }
                }
                return taken;
            });
            Eventually.holds("interrupts and grants", () -> {
                workers.threads().forEach(Thread::interrupt);
                return interrupts.get() >= INTERRUPTS && throttle.stats().granted() >= INTERRUPTS;
            });
            Summary summary = throttle.stop();
            long taken = workers.results().stream().mapToLong(Long::longValue).sum();

            assertThat(taken).isGreaterThanOrEqualTo(INTERRUPTS);
            assertThat(summary.total()).isEqualTo(taken);
            assertThat(throttle.stats().granted()).isEqualTo(taken);
        }
    }

    private static Throttle.Builder builder(long maxN, Duration per) {
        return Throttle.builder().limit(maxN, per).threading(Threading.SHARED).autoCalibrate(false);
    }

    /** Running, with its one unit of the day taken. */
    private static Throttle emptied() {
        return emptied(builder(ONE_A_DAY, Duration.ofDays(1)));
    }

    private static Throttle emptied(Throttle.Builder builder) {
        Throttle throttle = builder.build();
        throttle.start();
        Eventually.holds("the first unit is there", throttle::hasFuel);
        return throttle;
    }
}
