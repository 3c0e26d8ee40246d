// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Workers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A clock must not step back, but one does, by a microsecond or by an hour. Then bounds are void, and counts are not. */
final class ClockStepsBack implements Fault {
    private static final int STEPS = 10;
    private static final int LARGEST_LOG2_NS = 42;
    private static final long BETWEEN_NS = 500_000;

    @Override
    public int inflict(Random random) throws Exception {
        AtomicLong offsetNs = new AtomicLong();
        List<Throwable> told = new CopyOnWriteArrayList<>();
        try (Throttle throttle = Drawn.settings(random)
                .clock(() -> System.nanoTime() + offsetNs.get())
                .errorHandler(told::add)
                .build()) {
            throttle.start();
            Workers<Work> waiting = Work.waiting(2, throttle);
            for (int step = 0; step < STEPS; step++) {
                LockSupport.parkNanos(BETWEEN_NS);
                long backNs = 1L << random.nextInt(LARGEST_LOG2_NS);
                offsetNs.addAndGet(-backNs);
                LockSupport.parkNanos(BETWEEN_NS);
                if (random.nextBoolean()) {
                    offsetNs.addAndGet(backNs);
                }
            }
            throttle.stop();
            assertThat(told).as("what the error handler was told").isEmpty();
            Work.assertAllIsCounted(throttle, waiting);
        }
        return STEPS;
    }
}
