// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.RefillIdle;
import java.util.function.LongSupplier;
import org.agrona.concurrent.IdleStrategy;

/** Lets a thread idle as the refill agent needs it, for as long as whatever else is on the thread allows. */
final class ThreadIdle implements IdleStrategy {
    private final RefillIdle idle;
    private final LongSupplier longestParkNs;

    ThreadIdle(final RefillIdle idle, final LongSupplier longestParkNs) {
        this.idle = idle;
        this.longestParkNs = longestParkNs;
    }

    @Override
    public void idle(final int workCount) {
        if (workCount == 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        idle.idle(longestParkNs.getAsLong());
    }

    @Override
    public void reset() {
        // Nothing is remembered from one idle period to the next but the due time looked ahead of.
    }

    @Override
    public String alias() {
        return "refill";
    }
}
