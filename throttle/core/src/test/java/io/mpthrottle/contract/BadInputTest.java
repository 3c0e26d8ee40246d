// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * "Bad input", row by row: the exception comes from the call that has the bad value, and its message names the
 * setting, the value and what is expected.
 */
class BadInputTest {
    private static final Duration HUGE = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

    /** A call and the words of its complaint; alternatives within a word are separated by a bar. */
    private record Bad(String what, ThrowingCallable call, List<String> words) {
        @Override
        public String toString() {
            return what;
        }

        void assertRefusedWith(Class<? extends Throwable> expected) {
            Throwable thrown = catchThrowable(call);
            assertThat(thrown).as(what).isExactlyInstanceOf(expected);
            String message = String.valueOf(thrown.getMessage());
            for (String word : words) {
                assertThat(Stream.of(word.split("\\|")))
                        .as("\"%s\" names one of: %s", message, word)
                        .anyMatch(alternative ->
                                message.toLowerCase(Locale.ROOT).contains(alternative.toLowerCase(Locale.ROOT)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void illegalArgument(Bad bad) {
        bad.assertRefusedWith(IllegalArgumentException.class);
    }

    static Stream<Bad> illegalArgument() {
        return Stream.of(
                bad("maxN 0", () -> builder().limit(0, SECOND), "maxN", "at least 1", "was 0"),
                bad("maxN -5", () -> builder().limit(-5, SECOND), "maxN", "at least 1", "-5"),
                bad("of maxN 0", () -> Throttle.of(0, SECOND), "maxN", "at least 1", "was 0"),
                bad("per 0", () -> builder().limit(1, Duration.ZERO), "per", "PT0S|was 0"),
                bad("of per 0", () -> Throttle.of(1, Duration.ZERO), "per", "PT0S|was 0"),
                bad("per -1 ns", () -> builder().limit(1, Duration.ofNanos(-1)), "per", "PT-0.000000001S|-1"),
                bad("per -huge", () -> builder().limit(1, Duration.ofSeconds(Long.MIN_VALUE)), "per"),
                bad(
                        "per 2^63 ns",
                        () -> builder()
                                .limit(1, Duration.ofNanos(Long.MAX_VALUE).plusNanos(1)),
                        "per",
                        "PT2562047H47M16.854775808S|9223372036854775808"),
                bad("per huge", () -> builder().limit(1, HUGE), "per", HUGE.toString()),
                bad("1,001 a µs", () -> builder().limit(1001, Duration.ofNanos(1000)), "nanosecond|ns", "1001"),
                bad("2 a ns", () -> Throttle.of(2, Duration.ofNanos(1)), "nanosecond|ns", "2"),
                bad(
                        "maxN beyond a second",
                        () -> builder().limit(Long.MAX_VALUE, SECOND),
                        "nanosecond|ns",
                        "" + Long.MAX_VALUE),
                bad("correction -0.1", () -> builder().correction(-0.1), "correction", "-0.1"),
                bad("correction 1", () -> builder().correction(1), "correction", "1.0|1"),
                bad("correction 1.5", () -> builder().correction(1.5), "correction", "1.5"),
                bad("correction NaN", () -> builder().correction(Double.NaN), "correction", "NaN"),
                bad("correction ∞", () -> builder().correction(Double.POSITIVE_INFINITY), "correction", "Infinity"),
                bad("correction -∞", () -> builder().correction(Double.NEGATIVE_INFINITY), "correction", "-Infinity"),
                bad("refreshRate 0", () -> builder().refreshRate(Duration.ZERO), "refreshRate", "PT0S|was 0"),
                bad(
                        "refreshRate < 1 ms",
                        () -> builder().refreshRate(Duration.ofNanos(999_999)),
                        "refreshRate",
                        "PT0.000999999S|999999|999,999"),
                bad(
                        "refreshRate > 1 s",
                        () -> builder().refreshRate(SECOND.plusNanos(1)),
                        "refreshRate",
                        "PT1.000000001S|1000000001|1,000,000,001"),
                bad("refreshRate huge", () -> builder().refreshRate(HUGE), "refreshRate", HUGE.toString()),
                bad("refreshRate < 0", () -> builder().refreshRate(SECOND.negated()), "refreshRate", "PT-1S|-1"),
                bad("emissionCapacity 0", () -> builder().emissionCapacity(0), "emissionCapacity", "was 0"),
                bad("emissionCapacity -1", () -> builder().emissionCapacity(-1), "emissionCapacity", "-1"),
                bad(
                        "emissionCapacity > 2^24",
                        () -> builder().emissionCapacity((1 << 24) + 1),
                        "emissionCapacity",
                        "16777217|16,777,217"),
                bad("lines 0", () -> builder().lines(0), "lines must be 1 to 64, but was 0"),
                bad("lines -1", () -> builder().lines(-1), "lines must be 1 to 64, but was -1"),
                bad("lines 65", () -> builder().lines(65), "lines must be 1 to 64, but was 65"),
                bad("timeout < 0", () -> running().awaitFuel(Duration.ofNanos(-1)), "timeout", "PT-0.000000001S|-1"),
                bad("timeout in units < 0", () -> running().awaitFuel(-2, TimeUnit.SECONDS), "timeout", "-2"),
                bad(
                        "COARSE without BUSY_SPIN",
                        () -> limited().timestamps(Timestamps.COARSE).build(),
                        "COARSE",
                        "BUSY_SPIN"),
                bad(
                        "COARSE with PARKED",
                        () -> limited()
                                .timestamps(Timestamps.COARSE)
                                .refill(Refill.PARKED)
                                .build(),
                        "COARSE",
                        "BUSY_SPIN",
                        "PARKED"),
                bad(
                        "COARSE without a throttle",
                        () -> builder()
                                .asThrottle(false)
                                .timestamps(Timestamps.COARSE)
                                .refill(Refill.BUSY_SPIN)
                                .build(),
                        "COARSE",
                        "asThrottle"));
    }

    @ParameterizedTest
    @MethodSource
    void illegalState(Bad bad) {
        bad.assertRefusedWith(IllegalStateException.class);
    }

    static Stream<Bad> illegalState() {
        return Stream.of(
                bad("no limit", () -> builder().build(), "limit"),
                bad("a second limit", () -> limited().limit(5, SECOND), "limit"),
                bad(
                        "neither throttle nor monitor",
                        () -> limited().asThrottle(false).asMonitor(false).build(),
                        "asThrottle",
                        "asMonitor"),
                bad(
                        "autoEmit without a throttle",
                        () -> builder().asThrottle(false).autoEmit(true).build(),
                        "autoEmit",
                        "asThrottle"),
                bad("emit() with autoEmit", () -> running().emit(), "autoEmit"),
                bad("emit(long) with autoEmit", () -> running().emit(5), "autoEmit"),
                bad("emit(Instant) with autoEmit", () -> running().emit(Instant.now()), "autoEmit"),
                bad("latest without monitor", () -> unmonitored().latest(), "asMonitor"),
                bad("mean without monitor", () -> unmonitored().mean(), "asMonitor"),
                bad("loHi without monitor", () -> unmonitored().loHi(), "asMonitor"),
                bad("hiLo without monitor", () -> unmonitored().hiLo(), "asMonitor"),
                bad("intervals without monitor", () -> unmonitored().intervals(), "asMonitor"),
                bad("latestIntervals without monitor", () -> unmonitored().latestIntervals(), "asMonitor"),
                bad("hasFuel without throttle", () -> monitor().hasFuel(), "asThrottle"),
                bad("awaitFuel without throttle", () -> monitor().awaitFuel(), "asThrottle"),
                bad("awaitFuel(Duration) without throttle", () -> monitor().awaitFuel(SECOND), "asThrottle"),
                bad("awaitFuel(1, DAYS) without throttle", () -> monitor().awaitFuel(1, TimeUnit.DAYS), "asThrottle"),
                bad(
                        "agent() with DEDICATED",
                        () -> limited()
                                .autoCalibrate(false)
                                .threading(Threading.DEDICATED)
                                .build()
                                .agent(),
                        "INVOKER"),
                bad(
                        "agent() with SHARED",
                        () -> limited()
                                .autoCalibrate(false)
                                .threading(Threading.SHARED)
                                .build()
                                .agent(),
                        "INVOKER"));
    }

    @ParameterizedTest
    @MethodSource
    @SuppressWarnings("NullAway")
    void nothingWhereSomethingIsExpected(Bad bad) {
        bad.assertRefusedWith(NullPointerException.class);
    }

    static Stream<Bad> nothingWhereSomethingIsExpected() {
        return Stream.of(
                bad("of per", () -> Throttle.of(1, null), "per"),
                bad("limit per", () -> builder().limit(1, null), "per"),
                bad("name", () -> builder().name(null), "name"),
                bad("hardcap", () -> builder().hardcap(null), "hardcap"),
                bad("refreshRate", () -> builder().refreshRate(null), "refreshRate|every"),
                bad("refill", () -> builder().refill(null), "refill|mode"),
                bad("threading", () -> builder().threading(null), "threading"),
                bad("timestamps", () -> builder().timestamps(null), "timestamps"),
                bad("waitWith", () -> builder().waitWith(null), "waitWith|idle"),
                bad("threadFactory", () -> builder().threadFactory(null), "factory"),
                bad("clock", () -> builder().clock(null), "clock"),
                bad("errorHandler", () -> builder().errorHandler(null), "handler"),
                bad("awaitFuel(Duration)", () -> running().awaitFuel(null), "timeout"),
                bad("awaitFuel(1, unit)", () -> running().awaitFuel(1, null), "unit"),
                bad("emit(Instant)", () -> monitor().emit(null), "timestamp"));
    }

    @Test
    void theMessageOfTheContract() {
        assertThatThrownBy(() -> Throttle.of(0, SECOND)).hasMessage("maxN must be at least 1, but was 0");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsJustWithinTheBoundsIsAccepted(Throttle.Builder builder) {
        assertThatCode(() -> builder.threading(Threading.INVOKER)
                        .autoCalibrate(false)
                        .build()
                        .close())
                .doesNotThrowAnyException();
    }

    static Stream<Throttle.Builder> whatIsJustWithinTheBoundsIsAccepted() {
        return Stream.of(
                builder().limit(1, Duration.ofNanos(1)),
                builder().limit(1, Duration.ofNanos(Long.MAX_VALUE)),
                builder().limit(1_000_000_000, SECOND),
                builder().limit(Long.MAX_VALUE, Duration.ofNanos(Long.MAX_VALUE)),
                limited().correction(0),
                limited().correction(Math.nextDown(1.0)),
                limited().refreshRate(Duration.ofMillis(1)),
                limited().refreshRate(SECOND),
                limited().emissionCapacity(1),
                limited().lines(1),
                limited().lines(64),
                limited().lines(64).emissionCapacity(1),
                builder().asThrottle(false).lines(64),
                limited().timestamps(Timestamps.COARSE).refill(Refill.BUSY_SPIN),
                limited().asMonitor(false),
                builder().asThrottle(false),
                limited().asThrottle(false));
    }

    @Test
    void theLargestRingIsAcceptedByItsSetter() {
        assertThat(builder().emissionCapacity(1 << 24)).isNotNull();
    }

    private static Bad bad(String what, ThrowingCallable call, String... words) {
        return new Bad(what, call, List.of(words));
    }

    private static Throttle.Builder builder() {
        return Throttle.builder();
    }

    private static Throttle.Builder limited() {
        return builder().limit(4, SECOND);
    }

    private static Throttle running() {
        Throttle throttle = limited().threading(Threading.INVOKER).build();
        throttle.start();
        return throttle;
    }

    private static Throttle unmonitored() {
        return limited().threading(Threading.INVOKER).asMonitor(false).build();
    }

    private static Throttle monitor() {
        Throttle throttle =
                builder().threading(Threading.INVOKER).asThrottle(false).build();
        throttle.start();
        return throttle;
    }
}
