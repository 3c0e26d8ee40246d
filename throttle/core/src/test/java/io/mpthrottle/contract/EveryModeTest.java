// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In every combination of modes, with real threads: not a unit, not an emission goes missing or is made up. */
@Timeout(60)
class EveryModeTest {
    private static final Limit LIMIT = new Limit(200, 10_000_000);
    private static final Duration RUN = Duration.ofMillis(30);

    /** In turn; with 0 the number is not set. So many numbers, that each meets every other setting. */
    private static final int[] LINES = {0, 2, 8};

    private record Mode(
            Hardcap hardcap, Refill refill, Threading threading, Timestamps timestamps, boolean autoEmit, int lines) {
        Throttle build(List<Throwable> errors) {
            Throttle.Builder builder = Throttle.builder()
                    .limit(LIMIT.maxN(), LIMIT.per())
                    .hardcap(hardcap)
                    .refill(refill)
                    .threading(threading)
                    .timestamps(timestamps)
                    .autoEmit(autoEmit)
                    .autoCalibrate(false)
                    .errorHandler(errors::add);
            return (lines == 0 ? builder : builder.lines(lines)).build();
        }

        boolean isScheduled() {
            return hardcap == Hardcap.LIMIT || hardcap == Hardcap.NONE;
        }

        long units() {
            return hardcap == Hardcap.ONE ? 1 : LIMIT.maxN();
        }
    }

    static List<Mode> modes() {
        List<Mode> modes = new ArrayList<>();
        for (Hardcap hardcap : Hardcap.values()) {
            for (Refill refill : Refill.values()) {
                for (Timestamps timestamps : Timestamps.values()) {
                    if (timestamps == Timestamps.PRECISE || refill == Refill.BUSY_SPIN) {
                        for (boolean autoEmit : new boolean[] {true, false}) {
                            modes.add(
                                    new Mode(hardcap, refill, Threading.DEDICATED, timestamps, autoEmit, lines(modes)));
                            modes.add(new Mode(hardcap, refill, Threading.SHARED, timestamps, autoEmit, lines(modes)));
                        }
                    }
                }
            }
        }
        return modes;
    }

    private static int lines(List<Mode> before) {
        return LINES[before.size() % LINES.length];
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theWorkersOwnCountIsTheTotal(Mode mode) throws Exception {
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        try (Throttle throttle = mode.build(errors)) {
            long taken = 0;
            for (int run = 0; run < 2; run++) {
                taken += run(throttle, mode);
                Stats stats = throttle.stats();
                assertThat(throttle.stop().total()).as("run %d", run).isEqualTo(taken);
                assertThat(stats.total()).isEqualTo(taken);
                assertThat(stats.granted()).isEqualTo(taken);
                if (stats.overflow() == 0) {
                    assertThat(throttle.intervals().getTotalCount())
                            .as("an interval for each emission but the first of each run")
                            .isEqualTo(taken - (run + 1) - stats.reordered());
                }
            }
            if (!mode.isScheduled()) {
                assertEveryUnitComesBack(throttle, mode);
            }
        }
        assertThat(errors).isEmpty();
    }

    /** Two workers, one spinning, one waiting. With autoEmit off they are home before stop(), so that all they emitted counts. */
    private static long run(Throttle throttle, Mode mode) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        long accountedBefore = accounted(throttle);
        long grantedBefore = throttle.stats().granted();
        long beforeStartNs = System.nanoTime();
        throttle.start();
        long afterStartNs = System.nanoTime();
        Workers<Long> waiting = Workers.start(1, () -> wait(throttle, mode, going));
        Workers<Long> spinning = Workers.start(1, () -> spin(throttle, mode, going));
        Eventually.holds(
                "time passes and fuel flows",
                () -> System.nanoTime() - afterStartNs > RUN.toNanos()
                        && throttle.stats().granted() - grantedBefore > 20);
        if (!mode.autoEmit()) {
            going.set(false);
            assertThat(waiting.results()).isNotNull();
            assertThat(spinning.results()).isNotNull();
        }
        long beforeStopNs = System.nanoTime();
        Summary summary = throttle.stop();
        long afterStopNs = System.nanoTime();
        going.set(false);

        assertThat(summary.runtime().toNanos()).isPositive();
        if (mode.isScheduled()) {
            Stats stats = throttle.stats();
            assertThat(stats.held()).isZero();
            // a restart waits at most T for the due time of the run before
            assertThat(accounted(throttle) - accountedBefore)
                    .as("fallen due")
                    .isBetween(
                            LIMIT.schedule().dueBy(beforeStopNs - afterStartNs) - 1,
                            LIMIT.schedule().dueBy(afterStopNs - beforeStartNs));
        }
        return waiting.results().get(0) + spinning.results().get(0);
    }

    private static long accounted(Throttle throttle) {
        Stats stats = throttle.stats();
        return stats.granted() + stats.held() + stats.discarded();
    }

    private static long wait(Throttle throttle, Mode mode, AtomicBoolean going) throws InterruptedException {
        long taken = 0;
        while (going.get() && throttle.awaitFuel()) {
            taken++;
            emitAfterWork(throttle, mode);
        }
        return taken;
    }

    private static long spin(Throttle throttle, Mode mode, AtomicBoolean going) {
        long taken = 0;
        while (going.get()) {
            if (throttle.hasFuel()) {
                taken++;
                emitAfterWork(throttle, mode);
            }
        }
        return taken;
    }

    private static void emitAfterWork(Throttle throttle, Mode mode) {
        if (!mode.autoEmit()) {
            throttle.emit();
        }
    }

    private static void assertEveryUnitComesBack(Throttle throttle, Mode mode) {
        throttle.start();
        Eventually.holds("every unit is back", () -> throttle.stats().held() == mode.units());
        Summary summary = throttle.stop();
        assertThat(throttle.stats().held()).isEqualTo(mode.units());
        assertThat(throttle.stats().granted()).isEqualTo(summary.total());
    }
}
