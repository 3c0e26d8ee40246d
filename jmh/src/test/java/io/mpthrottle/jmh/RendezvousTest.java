// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No thread goes on before the task is done, and no thread waits for ever for one that was taken away. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RendezvousTest {
    private static final int TURNS = 200;

    @Test
    void theTaskRunsOnceATurnBeforeAnybodyGoesOn() throws Exception {
        final int threads = 4;
        final AtomicInteger tasks = new AtomicInteger();
        final Rendezvous rendezvous = new Rendezvous(over -> tasks.incrementAndGet() > 0);
        final AtomicInteger early = new AtomicInteger();
        rendezvous.begin(threads);
        final Thread[] crowd = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            crowd[i] = new Thread(() -> {
                for (int turn = 1; turn <= TURNS; turn++) {
                    rendezvous.meet(() -> false);
                    if (tasks.get() < turn) {
                        early.incrementAndGet();
                    }
                }
            });
        }
        for (final Thread thread : crowd) {
            thread.start();
        }
        for (final Thread thread : crowd) {
            thread.join();
        }
        assertThat(early).hasValue(0);
        assertThat(tasks).hasValue(TURNS);
    }

    @Test
    void whoWaitsGivesUpWhenTheTimeIsOverAndTheNextIterationIsNotDisturbed() throws Exception {
        final AtomicInteger tasks = new AtomicInteger();
        final AtomicBoolean over = new AtomicBoolean();
        final Rendezvous rendezvous = new Rendezvous(ended -> tasks.incrementAndGet() > 0);
        rendezvous.begin(2);
        final Thread waiting = new Thread(() -> rendezvous.meet(over::get));
        waiting.start();
        over.set(true);
        waiting.join();
        assertThat(tasks).hasValue(0);
        rendezvous.begin(1);
        assertThat(rendezvous.meet(() -> false)).isTrue();
        assertThat(tasks).hasValue(1);
    }

    @Test
    void whoWaitsIsToldThatTheTaskWasGivenUp() throws Exception {
        final Rendezvous rendezvous = new Rendezvous(BooleanSupplier::getAsBoolean);
        rendezvous.begin(2);
        final AtomicInteger met = new AtomicInteger();
        final Thread other = new Thread(() -> met.addAndGet(rendezvous.meet(() -> false) ? 1 : 0));
        other.start();
        assertThat(rendezvous.meet(() -> false)).isFalse();
        other.join();
        assertThat(met).hasValue(0);
    }

    /** Threads that still measure go on taking, so a fill may never come to an end. */
    @ParameterizedTest
    @EnumSource(names = {"LIMIT", "WINDOW"})
    void whoFillsGivesUpWhenTheTimeIsOver(final Hardcap hardcap) {
        try (FullTank tank = new FullTank(hardcap, Monitor.OFF)) {
            tank.rendezvous().begin(1);
            assertThat(tank.rendezvous().meet(() -> false)).isTrue();
            final AtomicInteger asked = new AtomicInteger();
            assertThat(tank.rendezvous().meet(() -> {
                        tank.take();
                        return asked.incrementAndGet() > 100;
                    }))
                    .isFalse();
            assertThat(tank.rendezvous().meet(() -> false)).isTrue();
            assertThat(tank.take()).isEqualTo(Fueled.TAKES);
        }
    }
}
