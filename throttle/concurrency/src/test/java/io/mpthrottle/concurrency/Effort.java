// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.StressOptions;

/**
 * How much Lincheck tries: in the ordinary build enough for every planted bug, and as many scenarios more as
 * {@code -Dlincheck.times} says.
 */
public final class Effort {
    private static final int TIMES = Integer.getInteger("lincheck.times", 1);

    private Effort() {}

    /** Many small scenarios: one switch of threads in the middle of each is what it takes to show most bugs. */
    public static ModelCheckingOptions modelChecking() {
        return new ModelCheckingOptions()
                .iterations(10 * TIMES)
                .invocationsPerIteration(80)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(3)
                .actorsAfter(2);
    }

    /** On real threads, which also reorder what no schedule of a model checker does. */
    public static StressOptions stress() {
        return new StressOptions()
                .iterations(3 * TIMES)
                .invocationsPerIteration(300)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(4)
                .actorsAfter(2);
    }

    /** The schedules in which a hand-written piece of concurrent code is tried. */
    static int schedules() {
        return 30 * TIMES;
    }
}
