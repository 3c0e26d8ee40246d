// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.ThrottleWarning;
import io.mpthrottle.Timestamps;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.NanoClock;

/** Workers die between grant and emission: stop() says how many emissions are missing, and says it once. */
final class DyingWorkers implements Fault {
    private static final int WORKERS = 10;
    private static final long UNITS = 3 * WORKERS;

    private static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** The clock with which the first so many grants die. */
    private static final class DeadlyClock implements NanoClock {
        private final AtomicInteger dying = new AtomicInteger(WORKERS);

        @Override
        public long nanoTime() {
            if (Thread.currentThread().getName().startsWith("test-worker") && dying.getAndDecrement() > 0) {
                throw new Died();
            }
            return System.nanoTime();
        }
    }

    @Override
    public int inflict(Random random) throws Exception {
        List<Throwable> told = new CopyOnWriteArrayList<>();
        boolean returns = random.nextBoolean();
        try (Throttle throttle = Drawn.lines(random, Throttle.builder())
                .hardcap(returns ? Hardcap.WINDOW : Hardcap.LIMIT)
                .limit(UNITS, returns ? Duration.ofDays(1) : Duration.ofMillis(10))
                .threading(Drawn.of(random, Threading.DEDICATED, Threading.SHARED))
                .timestamps(Timestamps.PRECISE)
                .clock(new DeadlyClock())
                .errorHandler(told::add)
                .build()) {
            throttle.start();
            assertThat(Workers.start(WORKERS, throttle::awaitFuel).failures()).hasOnlyElementsOfType(Died.class);
            throttle.stop();

            assertThat(throttle.stats().granted()).isEqualTo(WORKERS);
            assertThat(throttle.stop().total()).isZero();
            assertThat(told).singleElement().isInstanceOf(ThrottleWarning.class);
            assertThat(told.get(0)).hasMessageStartingWith(WORKERS + " emissions");
            if (returns) {
                assertThat(throttle.stats().held()).as("units that are left").isEqualTo(UNITS - WORKERS);
            }
            goesOn(throttle);
            assertThat(told).as("told once").hasSize(1);
        }
        return WORKERS;
    }

    private static void goesOn(Throttle throttle) throws Exception {
        throttle.start();
        assertThat(Workers.start(1, throttle::awaitFuel).results()).containsOnly(true);
        Eventually.holds("the emission", () -> throttle.stats().total() == 1);
        assertThat(throttle.stop().total()).isOne();
    }
}
