// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.RecordingThreads;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;

/** The monitor is held up for one to two seconds in the middle of its step, while workers emit into a small ring. */
final class HeldUpMonitor implements Fault {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final class HoldingClock implements NanoClock {
        private volatile boolean holds;

        @Override
        public long nanoTime() {
            while (holds && Thread.currentThread().getName().endsWith("-monitor")) {
                LockSupport.parkNanos(1_000_000);
            }
            return System.nanoTime();
        }
    }

    @Override
    public int inflict(Random random) throws Exception {
        HoldingClock clock = new HoldingClock();
        RecordingThreads agents = new RecordingThreads();
        try (Throttle throttle = Drawn.lines(random, Throttle.builder())
                .hardcap(Hardcap.NONE)
                .limit(200_000, Duration.ofSeconds(1))
                .emissionCapacity(64 << random.nextInt(6))
                .clock(clock)
                .threadFactory(agents)
                .build()) {
            throttle.start();
            Workers<Work> workers = Work.asking(2, throttle);
            Eventually.holds("emissions", () -> throttle.stats().total() > 0);
            long before = throttle.stats().granted();
            clock.holds = true;
            Thread.sleep(SHORTEST.toMillis() + random.nextInt(1_000));
            clock.holds = false;
            throttle.stop();

            Stats stats = throttle.stats();
            assertThat(stats.granted()).as("granted meanwhile").isGreaterThan(before);
            assertThat(stats.overflow()).as("overflow").isPositive();
            assertThat(throttle.intervals().getTotalCount())
                    .as("intervals")
                    .isEqualTo(stats.total() - stats.overflow() - stats.reordered() - 1);
            Work.assertAllIsCounted(throttle, workers);
        }
        agents.awaitEnd();
        return 1;
    }
}
