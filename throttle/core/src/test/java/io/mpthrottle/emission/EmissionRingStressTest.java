// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Several threads emit into a small ring while another drains it. */
@Timeout(60)
class EmissionRingStressTest {
    private static final int EMITTERS = 3;
    private static final int EMISSIONS = 200_000;

    private EmissionRing ring = new EmissionRing(64);
    private final long[] newest = new long[EMITTERS];
    private final List<String> wrong = new ArrayList<>();
    private long drained;

    /** A stamp tells its thread and its number there. It is never 0, which is what an unwritten record holds. */
    private static long stamp(final int emitter, final int emission) {
        return (long) (emitter + 1) << Integer.SIZE | emission;
    }

    @RepeatedTest(4)
    void eachEmissionIsDrainedOnceInItsThreadsOrderOrCountedAsOverflow() throws Exception {
        emitAndDrain(EMISSIONS);
    }

    /** The ring grows once, so many are made. */
    @RepeatedTest(4)
    void alsoWhileItGrows() throws Exception {
        for (int rings = 0; rings < 200; rings++) {
            ring = new EmissionRing(8, 1_024);
            drained = 0;
            Arrays.fill(newest, 0);
            emitAndDrain(500);
        }
    }

    private void emitAndDrain(final int emissions) throws Exception {
        final EmissionRing.Drain drain = ring.drainTo(this::note);
        final CyclicBarrier start = new CyclicBarrier(EMITTERS);
        final AtomicInteger left = new AtomicInteger(EMITTERS);
        final List<Thread> emitters = new ArrayList<>();
        for (int i = 0; i < EMITTERS; i++) {
            final int emitter = i;
            final Thread thread = new Thread(() -> {
                try {
                    start.await();
                    for (int emission = 1; emission <= emissions; emission++) {
                        ring.emit(stamp(emitter, emission));
                    }
                } catch (final Exception e) {
                    throw new IllegalStateException(e);
                } finally {
                    left.decrementAndGet();
                }
            });
            thread.start();
            emitters.add(thread);
        }
        while (left.get() > 0) {
            if (drain.drain(32, 0) == 0) {
                Thread.onSpinWait();
            }
        }
        for (final Thread emitter : emitters) {
            emitter.join();
        }
        while (drain.drain(Integer.MAX_VALUE, 0) > 0) {
            Thread.onSpinWait();
        }

        assertThat(wrong).isEmpty();
        assertThat(drained + ring.overflow()).isEqualTo((long) EMITTERS * emissions);
        assertThat(drained).isEqualTo(ring.claimed()).isEqualTo(ring.drained()).isPositive();
    }

    private void note(final long stampNs) {
        drained++;
        final int emitter = (int) (stampNs >>> Integer.SIZE) - 1;
        if (emitter < 0 || emitter >= EMITTERS || (int) stampNs <= newest[emitter]) {
            if (wrong.size() < 10) {
                wrong.add(Long.toHexString(stampNs));
            }
        } else {
            newest[emitter] = (int) stampNs;
        }
    }
}
