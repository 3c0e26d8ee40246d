// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.emission.EmissionRing;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * The ring is a bounded queue from any number of workers to one monitor, with three reservations. A finished emission may stand
 * behind one that is not and is drained only after it; and one that found no room is counted a moment later. So who drains or
 * counts waits here for whoever is under way. And the places of a drain become free together, at its end, so it drains one at a
 * time. (Under stress only: the model checker cannot load Agrona's buffers.)
 */
@Param(name = "stampNs", gen = IntGen.class, conf = "1:9")
public class EmissionLincheckTest {
    /** Few, so that it is full, and goes around its end, within a scenario. */
    private static final int PLACES = 4;

    private static final long NOTHING = 0;

    private final EmissionRing ring = new EmissionRing(PLACES);
    private final EmissionRing.Drain drain = ring.drainTo(this::drained);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    /** Written and read by the monitor's thread. */
    private long drainedNs;

    /** With room for one more. */
    public EmissionLincheckTest() {
        for (int stampNs = 1; stampNs < PLACES; stampNs++) {
            ring.emit(stampNs);
        }
    }

    private boolean isSomebodyUnderWay() {
        final int arrived = ended.get();
        return begun.get() != arrived;
    }

    private void drained(final long stampNs) {
        drainedNs = stampNs;
    }

    @Operation
    public void emit(@Param(name = "stampNs") final int stampNs) {
        begun.incrementAndGet();
        ring.emit(stampNs);
        ended.incrementAndGet();
    }

    @Operation(nonParallelGroup = "monitor")
    public long drainOne() {
        while (true) {
            final boolean mayMoreCome = isSomebodyUnderWay();
            if (drain.drain(1, 0) == 1) {
                return drainedNs;
            }
            if (!mayMoreCome) {
                return NOTHING;
            }
            Thread.onSpinWait();
        }
    }

    @Operation
    public long overflow() {
        while (isSomebodyUnderWay()) {
            Thread.onSpinWait();
        }
        return ring.overflow();
    }

    @Operation
    public long claimed() {
        return ring.claimed();
    }

    @Test
    void isABoundedQueueUnderStress() {
        Effort.stress()
                .invocationsPerIteration(4_000)
                .sequentialSpecification(Specified.class)
                .check(EmissionLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private final Queue<Integer> stamps = new ArrayDeque<>(List.of(1, 2, 3));
        private long claimed = 3;
        private long overflow;

        public void emit(final int stampNs) {
            if (stamps.size() == PLACES) {
                overflow++;
            } else {
                stamps.add(stampNs);
                claimed++;
            }
        }

        public long drainOne() {
            return stamps.isEmpty() ? NOTHING : stamps.remove();
        }

        public long overflow() {
            return overflow;
        }

        public long claimed() {
            return claimed;
        }
    }
}
