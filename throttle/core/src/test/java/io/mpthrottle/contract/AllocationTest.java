// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** hasFuel, granted and refused, emit, and a waiting awaitFuel allocate nothing. */
@Timeout(60)
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 20_000;
    private static final int ROUNDS = 6;

    private record Setup(Hardcap hardcap, boolean monitored, Timestamps timestamps, int lines) {
        Timeline start() {
            return Timeline.of(b -> b.hardcap(hardcap)
                            .limit(CALLS, SECOND)
                            .asMonitor(monitored)
                            .refill(Refill.BUSY_SPIN)
                            .timestamps(timestamps)
                            .emissionCapacity(1 << 15)
                            .lines(lines))
                    .start();
        }
    }

    static List<Setup> setups() {
        List<Setup> setups = new ArrayList<>();
        for (Hardcap hardcap : new Hardcap[] {Hardcap.LIMIT, Hardcap.NONE, Hardcap.WINDOW}) {
            for (int lines : new int[] {1, 4}) {
                setups.add(new Setup(hardcap, false, Timestamps.PRECISE, lines));
                setups.add(new Setup(hardcap, true, Timestamps.PRECISE, lines));
                setups.add(new Setup(hardcap, true, Timestamps.COARSE, lines));
            }
        }
        return setups;
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aGrantAllocatesNothing(Setup setup) {
        Timeline timeline = setup.start();

        assertNothingAllocated(() -> timeline.settle().after(SECOND.plusMillis(1)), timeline.throttle()::hasFuel, true);
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aRefusalAllocatesNothing(Setup setup) {
        Timeline timeline = setup.start();
        timeline.settle().drain();

        assertNothingAllocated(() -> {}, timeline.throttle()::hasFuel, false);
    }

    @ParameterizedTest
    @CsvSource({"PRECISE, 1", "PRECISE, 4", "COARSE, 1", "COARSE, 4"})
    void aGrantThatFindsTheRingFullAllocatesNothing(Timestamps timestamps, int lines) {
        Timeline timeline = Timeline.of(b -> b.limit(CALLS, SECOND)
                        .refill(Refill.BUSY_SPIN)
                        .timestamps(timestamps)
                        .emissionCapacity(64)
                        .lines(lines))
                .start();

        assertNothingAllocated(() -> timeline.settle().after(SECOND.plusMillis(1)), timeline.throttle()::hasFuel, true);
        assertThat(timeline.publishedStats().overflow()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, 1", "NONE, 1", "ONE, 1", "WINDOW, 1", "LIMIT, 4", "WINDOW, 4"})
    void anEmissionByHandAllocatesNothing(Hardcap hardcap, int lines) {
        Timeline timeline = Timeline.of(b -> b.hardcap(hardcap)
                        .limit(4, SECOND)
                        .autoEmit(false)
                        .emissionCapacity(1 << 15)
                        .lines(lines))
                .start();
        BooleanSupplier emit = () -> {
            timeline.throttle().emit();
            return true;
        };

        assertNothingAllocated(() -> timeline.after(SECOND), emit, true);
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, 1", "NONE, 1", "ONE, 1", "WINDOW, 1", "LIMIT, 4", "WINDOW, 4"})
    void aWaitAllocatesNothing(Hardcap hardcap, int lines) throws Exception {
        try (Throttle throttle = Throttle.builder()
                .lines(lines)
                .hardcap(hardcap)
                .limit(5_000, SECOND)
                .threading(Threading.SHARED)
                .autoCalibrate(false)
                .build()) {
            throttle.start();
            Workers<Long> waiting = Workers.start(1, () -> {
                long least = Long.MAX_VALUE;
                for (int round = 0; round < ROUNDS; round++) {
                    long before = allocatedSoFar();
                    for (int i = 0; i < 300; i++) {
                        if (!throttle.awaitFuel()) {
                            throw new AssertionError("no fuel");
                        }
                        if (throttle.hasFuel()) {
                            i++;
                        }
                    }
                    least = Math.min(least, allocatedSoFar() - before);
                }
                return least;
            });

            assertThat(waiting.results()).containsExactly(noise(ROUNDS));
        }
    }

    /**
     * Measures rounds of many calls, and of the same loop around nothing. What allocates shows in each round; what the
     * JVM allocates on the thread by itself (a class loaded, a call site linked) does not, so the least round counts.
     */
    private static void assertNothingAllocated(Runnable beforeRound, BooleanSupplier call, boolean expected) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            beforeRound.run();
            least = Math.min(least, allocatedBy(call, expected));
        }

        assertThat(least).as("bytes allocated by %d calls", CALLS).isEqualTo(noise(ROUNDS));
    }

    private static long noise(int rounds) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            least = Math.min(least, allocatedBy(() -> true, true));
        }
        return least;
    }

    private static long allocatedBy(BooleanSupplier call, boolean expected) {
        int unexpected = 0;
        long before = allocatedSoFar();
        for (int i = 0; i < CALLS; i++) {
            unexpected += call.getAsBoolean() == expected ? 0 : 1;
        }
        long allocated = allocatedSoFar() - before;
        assertThat(unexpected).as("calls that did not give %s", expected).isZero();
        return allocated;
    }

    private static long allocatedSoFar() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
