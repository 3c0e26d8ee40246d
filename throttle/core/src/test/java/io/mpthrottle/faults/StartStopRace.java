// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Stats;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.RecordingThreads;
import io.mpthrottle.contract.Workers;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Several threads start and stop in a tight loop, while workers take and wait and others read. */
final class StartStopRace implements Fault {
    private static final int RACERS = 3;
    private static final int ROUNDS = 20;

    @Override
    public int inflict(Random random) throws Exception {
        RecordingThreads agents = new RecordingThreads();
        AtomicBoolean going = new AtomicBoolean(true);
        int started;
        try (Throttle throttle = Drawn.settings(random).threadFactory(agents).build()) {
            Workers<Long> waiting = Workers.start(1, () -> takeWhile(going, throttle, true));
            Workers<Long> asking = Workers.start(1, () -> takeWhile(going, throttle, false));
            Workers<Boolean> reading = Workers.start(1, () -> readWhile(going, throttle));
            Workers<Integer> racing = Workers.start(RACERS, () -> race(throttle));
            started = racing.results().stream().mapToInt(Integer::intValue).sum();
            throttle.stop();
            going.set(false);

            assertThat(reading.results()).containsOnly(true);
            long taken = waiting.results().get(0) + asking.results().get(0);
            Work.assertAllIsCounted(throttle, taken);
        }
        agents.awaitEnd();
        return started;
    }

    /** Each round's stop() ends this round's run, or another's; the starts that were not refused are counted. */
    private static int race(Throttle throttle) {
        int started = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try {
                throttle.start();
                started++;
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("running");
            }
            assertThat(throttle.stop().total()).isNotNegative();
        }
        return started;
    }

    private static long takeWhile(AtomicBoolean going, Throttle throttle, boolean waits) throws InterruptedException {
        long taken = 0;
        while (going.get()) {
            taken += (waits ? throttle.awaitFuel() : throttle.hasFuel()) ? 1 : 0;
        }
        return taken;
    }

    private static boolean readWhile(AtomicBoolean going, Throttle throttle) {
        long total = 0;
        while (going.get()) {
            Stats stats = throttle.stats();
            assertThat(stats.total()).as("total").isGreaterThanOrEqualTo(total);
            assertThat(stats.held()).as("held").isNotNegative();
            assertThat(throttle.intervals().getTotalCount()).isNotNegative();
            total = stats.total();
        }
        return true;
    }
}
