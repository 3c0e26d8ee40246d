// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import io.mpthrottle.ThrottleWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.concurrent.NanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only workers on threads of their own can show. */
@Timeout(60)
class UnderLoadTest {
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();

    @Test
    void aFullRingLosesIntervalsAndNoEmission() throws Exception {
        try (Throttle throttle = fast().emissionCapacity(64).build()) {
            throttle.start();
            Workers<Long> workers = Workers.start(2, () -> takeUntilStopped(throttle));
            Eventually.holds(
                    "overflow",
                    () -> throttle.stats().overflow() > 0 && throttle.stats().granted() > 10_000);
            Summary summary = throttle.stop();

            Stats stats = throttle.stats();
            assertThat(summary.total()).isEqualTo(sum(workers));
            assertThat(throttle.intervals().getTotalCount())
                    .isEqualTo(summary.total() - stats.overflow() - stats.reordered() - 1);
        }
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void resettingWhileWorkersWorkKeepsTotalAndGrantsTogether(Hardcap hardcap) throws Exception {
        try (Throttle throttle = fast().hardcap(hardcap).build()) {
            throttle.start();
            Workers<Long> workers = Workers.start(2, () -> takeUntilStopped(throttle));
            for (int i = 0; i < 60; i++) {
                long before = throttle.stats().granted();
                Eventually.holds("a grant", () -> throttle.stats().granted() != before);
                throttle.resetStats();
            }
            long before = throttle.stats().granted();
            Eventually.holds("a grant", () -> throttle.stats().granted() > before);
            Summary summary = throttle.stop();

            assertThat(sum(workers)).isGreaterThan(60);
            assertThat(summary.total()).isEqualTo(throttle.stats().granted()).isPositive();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void statisticsReadMeanwhileAreConsistentAndNeverGoBack() throws Exception {
        try (Throttle throttle = fast().build()) {
            throttle.start();
            Workers<Long> workers = Workers.start(1, () -> takeUntilStopped(throttle));
            Workers<Integer> readers = Workers.start(2, () -> readUntilStopped(throttle));
            Eventually.holds("a lot of emissions", () -> throttle.stats().total() > 50_000);
            throttle.stop();

            assertThat(readers.results()).hasSize(2);
            assertThat(throttle.stats().total()).isEqualTo(sum(workers));
        }
    }

    private static int readUntilStopped(Throttle throttle) {
        Stats last = throttle.stats();
        int reads = 0;
        while (throttle.isRunning() || reads < 20) {
            Stats stats = throttle.stats();
            assertThat(stats.total()).isGreaterThanOrEqualTo(last.total());
            assertThat(stats.granted()).isGreaterThanOrEqualTo(last.granted());
            assertThat(stats.runtime()).isGreaterThanOrEqualTo(last.runtime());
            assertThat(stats.held()).isNotNegative();
            if (stats.total() > 0) {
                assertThat(stats.mean().intervalNanos())
                        .isEqualTo(stats.runtime().toNanos() / (double) stats.total());
            }
            assertThat(throttle.intervals().getTotalCount())
                    .isGreaterThanOrEqualTo(last.total() - last.overflow() - last.reordered() - 1);
            assertThat(throttle.latestIntervals().getTotalCount()).isNotNegative();
            last = stats;
            reads++;
        }
        return reads;
    }

    @Test
    void anEmissionBeforeStopIsCountedAndALaterOneInTheNextRun() throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong begun = new AtomicLong();
        AtomicLong returned = new AtomicLong();
        try (Throttle throttle = Throttle.builder()
                .asThrottle(false)
                .emissionCapacity(1 << 10)
                .errorHandler(errors::add)
                .build()) {
            throttle.start();
            Workers<Boolean> emitters = Workers.start(2, () -> {
                while (going.get()) {
                    begun.incrementAndGet();
                    throttle.emit();
                    returned.incrementAndGet();
                }
                return true;
            });
            for (int run = 0; run < 20; run++) {
                long soFar = returned.get();
                Eventually.holds("some emissions", () -> returned.get() > soFar + 100);
                long before = returned.get();
                long total = throttle.stop().total();
                assertThat(total).isBetween(before, begun.get());
                throttle.start();
            }
            going.set(false);
            assertThat(emitters.results()).containsOnly(true);

            assertThat(throttle.stop().total()).isEqualTo(returned.get());
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void aWorkerThatIsStuckBeforeItsEmissionIsReportedByStopAfterASecond() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean stuck = new AtomicBoolean();
        NanoClock clock = () -> {
            if (Thread.currentThread().getName().startsWith("test-worker")) {
                stuck.set(true);
                awaitUninterruptibly(release);
            }
            return System.nanoTime();
        };
        try (Throttle throttle = Throttle.builder()
                .limit(1, Duration.ofDays(1))
                .clock(clock)
                .errorHandler(errors::add)
                .build()) {
            Workers<Boolean> worker = Workers.start(1, throttle::awaitFuel);
            throttle.start();
            Eventually.holds("the worker is stuck", stuck::get);

            long beforeNs = System.nanoTime();
            Summary summary = throttle.stop();
            long tookNs = System.nanoTime() - beforeNs;

            assertThat(tookNs).isBetween(950_000_000L, 10_000_000_000L);
            assertThat(summary.total()).isZero();
            assertThat(throttle.stats().granted()).isOne();
            assertThat(errors).hasSize(1).hasOnlyElementsOfType(ThrottleWarning.class);
            assertThat(errors.get(0)).hasMessageContaining("1");
            release.countDown();
            assertThat(worker.results()).containsOnly(true);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Throttle.Builder fast() {
        return Throttle.builder()
                .hardcap(Hardcap.NONE)
                .limit(1000, Duration.ofMillis(2))
                .autoCalibrate(false)
                .errorHandler(errors::add);
    }

    private static long takeUntilStopped(Throttle throttle) {
        long taken = 0;
        while (throttle.isRunning()) {
            taken += throttle.hasFuel() ? 1 : 0;
        }
        return taken;
    }

    private static long sum(Workers<Long> workers) throws Exception {
        return workers.results().stream().mapToLong(Long::longValue).sum();
    }
}
