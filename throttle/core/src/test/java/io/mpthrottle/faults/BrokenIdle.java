// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.concurrent.IdleStrategy;

/** The way of waiting is the user's and throws, or cannot even be made. Whoever waits is told, and nobody else is hurt. */
final class BrokenIdle implements Fault {
    private static final int WAITERS = 3;
    private static final int THROWN = 20;
    private static final int ONE_OF = 4;

    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken() {
            super("a broken strategy", null, false, false);
        }
    }

    private static boolean now() {
        return ThreadLocalRandom.current().nextInt(ONE_OF) == 0;
    }

    private static IdleStrategy made() {
        if (now()) {
            throw new Broken();
        }
        return new IdleStrategy() {
            @Override
            public void idle(int workCount) {
                idle();
            }

            @Override
            public void idle() {
                if (now()) {
                    throw new Broken();
                }
                Thread.yield();
            }

            @Override
            public void reset() {
                if (now()) {
                    throw new Broken();
                }
            }
        };
    }

    @Override
    public int inflict(Random random) throws Exception {
        AtomicInteger thrown = new AtomicInteger();
        try (Throttle throttle =
                Drawn.settings(random).waitWith(BrokenIdle::made).build()) {
            throttle.start();
            Workers<Work> workers = Workers.start(WAITERS, () -> {
                long taken = 0;
                while (true) {
                    try {
                        if (throttle.awaitFuel(Duration.ofDays(1))) {
                            taken++;
                        } else {
                            return new Work(taken, null);
                        }
                    } catch (Broken e) {
                        thrown.incrementAndGet();
                    }
                }
            });
            Eventually.holds(
                    "broken and granted",
                    () -> thrown.get() >= THROWN && throttle.stats().granted() >= THROWN);
            assertThat(throttle.isRunning()).isTrue();
            throttle.stop();
            Work.assertAllIsCounted(throttle, workers);
        }
        return thrown.get();
    }
}
