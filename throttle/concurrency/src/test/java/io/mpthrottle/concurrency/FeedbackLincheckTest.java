// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.tank.Feedback;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/**
 * The way back is a queue from any number of workers to one agent, but for one thing: a worker that is stopped while it
 * returns a unit holds back those that were returned after it. So the agent waits here for whoever is under way; that no
 * worker ever waits for anybody is checked, too.
 */
@Param(name = "readingNs", gen = IntGen.class, conf = "1:9")
public class FeedbackLincheckTest {
    private static final int SLOTS = 16;
    private static final int NOTHING = 0;

    private final Feedback feedback = new Feedback(SLOTS);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    /** The end of the queue's array comes in the middle of the scenario. */
    public FeedbackLincheckTest() {
        for (int i = 0; i < SLOTS - 3; i++) {
            giveBack(i);
            receive();
        }
    }

    @Operation
    public final void giveBack(@Param(name = "readingNs") final int readingNs) {
        begun.incrementAndGet();
        feedback.giveBack(readingNs);
        ended.incrementAndGet();
    }

    @Operation(nonParallelGroup = "refill", blocking = true)
    public final long receive() {
        while (true) {
            final int arrived = ended.get();
            final boolean isNobodyUnderWay = begun.get() == arrived;
            if (feedback.hasNext()) {
                return feedback.receive();
            }
            if (isNobodyUnderWay) {
                return NOTHING;
            }
            Thread.onSpinWait();
        }
    }

    @ModelChecked
    void everyUnitComesBackWithItsReadingInEverySchedule() {
        Effort.modelChecking()
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .check(FeedbackLincheckTest.class);
    }

    @Test
    void everyUnitComesBackWithItsReadingUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(FeedbackLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private final Queue<Integer> readings = new ArrayDeque<>();

        public void giveBack(final int readingNs) {
            readings.add(readingNs);
        }

        public long receive() {
            return readings.isEmpty() ? NOTHING : readings.remove();
        }
    }
}
