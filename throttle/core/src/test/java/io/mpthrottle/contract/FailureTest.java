// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.AgentTerminationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Any throwable out of an agent's work is fatal, and nobody is left hanging. The clock is what throws. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureTest {
    private final FailingClock clock = new FailingClock();
    private final RecordingThreads agents = new RecordingThreads();
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();

    private final List<Throttle> throttles = new ArrayList<>();

    @AfterEach
    void noAgentRunsOn() {
        throttles.forEach(Throttle::close);
        agents.awaitEnd();
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void anAgentsDeathIsToldToEverybody(Threading threading, int victim, Throwable cause) throws Exception {
        Throttle throttle = throttle(threading, Hardcap.LIMIT, errors::add);
        throttle.start();
        assertThat(throttle.awaitFuel()).isTrue();
        Workers<Boolean> waiting = Workers.start(3, throttle::awaitFuel).parked();
        Workers<Boolean> timed =
                Workers.start(3, () -> throttle.awaitFuel(Duration.ofDays(1))).parked();

        clock.failIn(agents.threads().get(victim), cause);

        assertThat(waiting.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
        assertThat(timed.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
        Eventually.holds("the error handler was told", () -> errors.contains(cause));
        assertFails(throttle::hasFuel, cause);
        assertFails(throttle::awaitFuel, cause);
        assertFails(() -> throttle.awaitFuel(Duration.ofDays(1)), cause);
        Summary summary = throttle.stop();
        assertThat(summary.total()).isOne();
        assertThat(throttle.stop()).isEqualTo(summary);
        assertThat(throttle.stats().granted()).isOne();
        throttle.close();
        assertThat(throttle.stop()).isEqualTo(summary);
    }

    static Stream<Arguments> deaths() {
        return Stream.of(
                        new IllegalArgumentException("a broken clock"),
                        new AssertionError("an error, not an exception"),
                        new IOException("a checked one that crept in"),
                        new AgentTerminationException("what Agrona takes for an orderly end"),
                        new InterruptedException("what looks like an interrupt"))
                .flatMap(cause -> Stream.of(
                        Arguments.of(Threading.DEDICATED, 0, cause),
                        Arguments.of(Threading.DEDICATED, 1, cause),
                        Arguments.of(Threading.SHARED, 0, cause)));
    }

    @Test
    void aThreadThatParksWithoutEndIsUnparkedByAFailure() throws Exception {
        Throttle throttle = made(Throttle.builder()
                .limit(1, Duration.ofDays(1))
                .refill(Refill.BUSY_SPIN)
                .waitWith(ParkingWithoutEnd::new)
                .errorHandler(errors::add));
        throttle.start();
        Eventually.holds("fuel", throttle::hasFuel);
        Workers<Boolean> waiting = Workers.start(3, throttle::awaitFuel).parked();
        IllegalArgumentException cause = new IllegalArgumentException("a broken clock");

        clock.failIn(agents.threads().get(0), cause);

        assertThat(waiting.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void theTankIsEmptiedAndTheCountsStillAddUp(Hardcap hardcap) throws Exception {
        Throttle throttle = made(Throttle.builder()
                .limit(1000, SECOND)
                .hardcap(hardcap)
                .threading(Threading.SHARED)
                .errorHandler(errors::add));
        throttle.start();
        Eventually.holds("fuel in the tank", () -> throttle.stats().held() > 0);
        IllegalStateException cause = new IllegalStateException("a broken clock");

        clock.failIn(agents.threads().get(0), cause);
        Eventually.holds("the error handler was told", () -> errors.contains(cause));
        long taken = 0;
        try {
            while (throttle.hasFuel()) {
                taken++;
            }
            Eventually.holds("hasFuel tells", () -> !throttle.hasFuel());
        } catch (IllegalStateException e) {
            assertThat(e).hasCause(cause);
        }

        assertFails(throttle::hasFuel, cause);
        assertThat(throttle.stop().total()).isEqualTo(taken);
        assertThat(throttle.stats().granted()).isEqualTo(taken);
        if (hardcap == Hardcap.LIMIT || hardcap == Hardcap.NONE) {
            assertThat(throttle.stats().held()).as("held, once stopped").isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED", "SHARED"})
    void emittingToADeadMonitorFails(Threading threading) {
        Throttle throttle =
                made(Throttle.builder().asThrottle(false).threading(threading).errorHandler(errors::add));
        throttle.start();
        throttle.emit();
        throttle.emit();
        IllegalArgumentException cause = new IllegalArgumentException("a broken clock");

        clock.failIn(agents.threads().get(0), cause);
        Eventually.holds("the error handler was told", () -> errors.contains(cause));

        Eventually.holds("emit tells", () -> fails(throttle::emit));
        assertFails(throttle::emit, cause);
        assertFails(() -> throttle.emit(5), cause);
        assertFails(() -> throttle.emit(Instant.now()), cause);
        assertThat(throttle.stop().total()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void stopFromAnAgentsThreadIsRefused() throws Exception {
        List<Throwable> refusals = new CopyOnWriteArrayList<>();
        Throttle[] self = new Throttle[1];
        Throttle throttle = throttle(Threading.DEDICATED, Hardcap.LIMIT, error -> {
            errors.add(error);
            try {
                refusals.add(new AssertionError("came back with " + self[0].stop()));
            } catch (RuntimeException refusal) {
                refusals.add(refusal);
            }
        });
        self[0] = throttle;
        throttle.start();
        Workers<Boolean> waiting =
                Workers.start(1, () -> drainUntilRefused(throttle)).parked();
        IllegalArgumentException cause = new IllegalArgumentException("a broken clock");

        clock.failIn(agents.threads().get(0), cause);

        assertThat(waiting.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
        Eventually.holds("stop() was tried", () -> !refusals.isEmpty());
        assertThat(refusals.get(0)).isExactlyInstanceOf(IllegalStateException.class);
        assertThat(throttle.stop().total()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED, 0", "DEDICATED, 1", "SHARED, 0"})
    void anErrorHandlerThatThrowsLeavesNobodyHanging(Threading threading, int victim) throws Exception {
        Throttle throttle = throttle(threading, Hardcap.LIMIT, error -> {
            errors.add(error);
            throw new IllegalStateException("the handler is broken, too", error);
        });
        throttle.start();
        assertThat(throttle.awaitFuel()).isTrue();
        Workers<Boolean> waiting = Workers.start(3, throttle::awaitFuel).parked();
        IllegalArgumentException cause = new IllegalArgumentException("a broken clock");

        clock.failIn(agents.threads().get(victim), cause);

        assertThat(waiting.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
        assertFails(throttle::hasFuel, cause);
        assertThat(throttle.stop().total()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"DEDICATED, 0", "DEDICATED, 1", "SHARED, 0"})
    void anAgentThatSomebodyInterruptsLeavesNobodyHanging(Threading threading, int victim) throws Exception {
        Throttle throttle = throttle(threading, Hardcap.NONE, errors::add);
        throttle.start();
        assertThat(throttle.awaitFuel()).isTrue();

        agents.threads().get(victim).interrupt();
        Workers<Boolean> waiting = Workers.start(1, () -> awaitTwo(throttle));

        try {
            assertThat(waiting.results()).as("either it goes on").containsOnly(true);
            assertThat(throttle.stop().total()).isEqualTo(3);
        } catch (ExecutionException failed) {
            assertThat(failed).as("or it fails").hasCauseInstanceOf(IllegalStateException.class);
            assertThat(throttle.stop().total()).isBetween(1L, 3L);
        }
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void underAnInvokerTheFailureIsToldAlike(Hardcap hardcap) throws Exception {
        Throttle throttle = throttle(Threading.INVOKER, hardcap, errors::add);
        throttle.start();
        throttle.agent().onStart();
        int worked = throttle.agent().doWork();
        assertThat(worked).isNotNegative();
        assertThat(throttle.hasFuel()).isTrue();
        Workers<Boolean> waiting =
                Workers.start(2, () -> drainUntilRefused(throttle)).parked();
        IllegalArgumentException cause = new IllegalArgumentException("a broken clock");

        clock.failIn(Thread.currentThread(), cause);
        try {
            worked = throttle.agent().doWork();
        } catch (Throwable thrown) {
            assertThat(thrown)
                    .satisfiesAnyOf(
                            t -> assertThat(t).isSameAs(cause),
                            t -> assertThat(t).isInstanceOf(AgentTerminationException.class),
                            t -> assertThat(t).hasCause(cause));
        }
        clock.recover();

        assertThat(errors).containsOnly(cause);
        assertThat(waiting.failures()).allSatisfy(failure -> assertIsFailure(failure, cause));
        assertFails(throttle::hasFuel, cause);
        assertFails(throttle::awaitFuel, cause);
        assertThat(throttle.stop().total())
                .isEqualTo(throttle.stats().granted())
                .isPositive();
    }

    private static boolean awaitTwo(Throttle throttle) throws InterruptedException {
        boolean first = throttle.awaitFuel();
        return throttle.awaitFuel() && first;
    }

    private static boolean drainUntilRefused(Throttle throttle) throws InterruptedException {
        boolean running = true;
        while (running) {
            running = throttle.awaitFuel();
        }
        return false;
    }

    /** A unit a day, so that a waiter waits; PARKED would sleep through the death, so it spins. */
    private Throttle throttle(Threading threading, Hardcap hardcap, ErrorHandler handler) {
        return made(Throttle.builder()
                .limit(1, hardcap == Hardcap.NONE ? Duration.ofMillis(20) : Duration.ofDays(1))
                .hardcap(hardcap)
                .refill(Refill.BUSY_SPIN)
                .threading(threading)
                .errorHandler(handler));
    }

    private Throttle made(Throttle.Builder builder) {
        Throttle throttle = builder.clock(clock).threadFactory(agents).build();
        throttles.add(throttle);
        return throttle;
    }

    private static boolean fails(Runnable call) {
        try {
            call.run();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void assertFails(ThrowingCallable call, Throwable cause) {
        assertThatThrownBy(call).satisfies(failure -> assertIsFailure(failure, cause));
    }

    private static void assertIsFailure(Throwable failure, Throwable cause) {
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(failure.getCause()).isSameAs(cause);
    }
}
