// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.tank.Tank;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** After a long stall much is due at once. */
class RefillStepTest {
    private static final long UNITS = 10_000_000;

    private final Tank tank = new Tank(Tank.MAX_UNITS);
    private final RefillAgent agent = new RefillAgent(
            "refill",
            () -> UNITS * 1_000,
            tank,
            new ScheduledPolicy(
                    Schedule.corrected(1_000_000, 1_000_000_000, 0), ScheduledPolicy.UNCAPPED, Tuning.LOOKS),
            Supply.endless(),
            null,
            false);

    @Test
    void fillsATankFromWhichNobodyTakes() {
        agent.begin(0);

        assertThat(agent.doWork()).isEqualTo(Tank.MAX_UNITS);
        assertThat(tank.level()).isEqualTo(Tank.MAX_UNITS);
        assertThat(agent.doWork()).isZero();
    }

    /** The monitor may wait for the same thread. */
    @Test
    @Timeout(60)
    void endsThoughWorkersTakeAsFastAsItPlaces() throws InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        Thread worker = new Thread(() -> {
            while (!isOver.get()) {
                tank.take();
            }
        });
        worker.start();
        try {
            agent.begin(0);
            while (tank.granted() < UNITS) {
                assertThat(agent.doWork()).isLessThanOrEqualTo(Tank.MAX_UNITS);
            }
        } finally {
            isOver.set(true);
            worker.join();
        }
    }
}
