// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nobody goes on before the task is done, and nobody waits for ever for a thread that was taken away. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RendezvousTest {
    private static final int TURNS = 200;

    @Test
    void theTaskRunsOnceATurnBeforeAnybodyGoesOn() throws Exception {
        final int threads = 4;
        final AtomicInteger tasks = new AtomicInteger();
        final Rendezvous rendezvous = new Rendezvous(tasks::incrementAndGet);
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
        final Rendezvous rendezvous = new Rendezvous(tasks::incrementAndGet);
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
}
