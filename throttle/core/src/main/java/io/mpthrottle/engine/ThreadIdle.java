// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.RefillIdle;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** Lets a thread idle as the refill agent needs it, and not for longer than a monitor on the same thread may be left alone. */
final class ThreadIdle implements IdleStrategy {
    private final RefillIdle idle;
    private final @Nullable MonitorAgent monitor;
    private final long longestParkNs;

    /**
     * Makes the strategy.
     *
     * @param monitor asked before each park how long it may be left alone; null if nobody needs to be asked
     * @param longestParkNs the longest single park, in nanoseconds
     */
    ThreadIdle(final RefillIdle idle, final @Nullable MonitorAgent monitor, final long longestParkNs) {
        this.idle = idle;
        this.monitor = monitor;
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
        idle.idle(monitor == null ? longestParkNs : Math.min(longestParkNs, monitor.untilLateNs()));
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
