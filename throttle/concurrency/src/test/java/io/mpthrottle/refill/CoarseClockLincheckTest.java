// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.concurrency.Effort;
import io.mpthrottle.concurrency.ModelChecked;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/** One agent tells the time, everybody reads the newest that it told. */
@Param(name = "passedNs", gen = IntGen.class, conf = "400:1200")
public class CoarseClockLincheckTest {
    private final CoarseClock clock = new CoarseClock();

    /** Written by the agent's thread. */
    private long nowNs;

    @Operation(nonParallelGroup = "refill")
    public void tellAfter(@Param(name = "passedNs") final int passedNs) {
        nowNs += passedNs;
        clock.offer(nowNs);
    }

    @Operation(nonParallelGroup = "refill")
    public void beginAfter(@Param(name = "passedNs") final int passedNs) {
        nowNs += passedNs;
        clock.set(nowNs);
    }

    @Operation
    public long read() {
        return clock.nanoTime();
    }

    @ModelChecked
    void everybodyReadsTheNewestReadingInEverySchedule() {
        Effort.modelChecking()
                .sequentialSpecification(Specified.class)
                .checkObstructionFreedom(true)
                .check(CoarseClockLincheckTest.class);
    }

    @Test
    void everybodyReadsTheNewestReadingUnderStress() {
        Effort.stress().sequentialSpecification(Specified.class).check(CoarseClockLincheckTest.class);
    }

    /** The same for one thread. */
    public static final class Specified {
        private long nowNs;
        private long toldNs;

        public void tellAfter(final int passedNs) {
            nowNs += passedNs;
            if (nowNs - toldNs >= 1_000) {
                toldNs = nowNs;
            }
        }

        public void beginAfter(final int passedNs) {
            nowNs += passedNs;
            toldNs = nowNs;
        }

        public long read() {
            return toldNs;
        }
    }
}
