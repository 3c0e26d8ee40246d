// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Waiters are interrupted again and again while fuel comes; some wait with a timeout. */
final class Interrupts implements Fault {
    private static final int WAITERS = 3;
    private static final int INTERRUPTS = 100;

    @Override
    public int inflict(Random random) throws Exception {
        AtomicInteger interrupted = new AtomicInteger();
        boolean timed = random.nextBoolean();
        try (Throttle throttle = Drawn.settings(random).build()) {
            throttle.start();
            Workers<Work> workers = Workers.start(WAITERS, () -> {
                long taken = 0;
                while (true) {
                    try {
                        boolean took = timed ? throttle.awaitFuel(Duration.ofMillis(1)) : throttle.awaitFuel();
                        if (!took && !throttle.isRunning()) {
                            return new Work(taken, null);
                        }
                        taken += took ? 1 : 0;
                    } catch (InterruptedException e) {
                        interrupted.incrementAndGet();
                    }
                }
            });
            Eventually.holds(INTERRUPTS + " interrupts", () -> {
                Drawn.of(random, workers.threads().toArray(new Thread[0])).interrupt();
                return interrupted.get() >= INTERRUPTS;
            });
            throttle.stop();
            Work.assertAllIsCounted(throttle, workers);
        }
        return interrupted.get();
    }
}
