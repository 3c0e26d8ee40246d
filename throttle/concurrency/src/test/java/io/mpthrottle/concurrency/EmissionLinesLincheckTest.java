// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.lines.LineCount;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Test;

/**
 * What a drain hands over is what was stamped before its reading of the clock, while one ring becomes lines, too. An emission
 * may be held up between its stamp and its claim, so a drain waits here for whoever is under way after the reading. (Under
 * stress only: the model checker cannot load Agrona's buffers.)
 */
public class EmissionLinesLincheckTest {
    private static final int CAPACITY = 64;

    private final EmissionRing ring = new EmissionRing(2, CAPACITY, new LineCount(4, false));
    private final EmissionRing.Drain drain = ring.drainTo(stampNs -> {});
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private void waitForThoseUnderWay() {
        while (true) {
            final int arrived = ended.get();
            if (begun.get() == arrived) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    @Operation
    public void emit() {
        begun.incrementAndGet();
        ring.emit(clock.incrementAndGet());
        ended.incrementAndGet();
    }

    @Operation(nonParallelGroup = "monitor")
    public int drainAll() {
        final long cutNs = clock.get();
        waitForThoseUnderWay();
        return drain.drain(CAPACITY, cutNs);
    }

    @Operation(nonParallelGroup = "monitor")
    public void makeLines() {
        drain.makeLines();
    }

    @Operation
    public long claimed() {
        waitForThoseUnderWay();
        return ring.claimed();
    }

    @Test
    void eachEmissionIsHandedOverByTheFirstDrainAfterItUnderStress() {
        Effort.stress()
                .invocationsPerIteration(2_000)
                .sequentialSpecification(Specified.class)
                .check(EmissionLinesLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private long claimed;
        private int waiting;

        public void emit() {
            claimed++;
            waiting++;
        }

        public int drainAll() {
            final int drained = waiting;
            waiting = 0;
            return drained;
        }

        public void makeLines() {}

        public long claimed() {
            return claimed;
        }
    }
}
