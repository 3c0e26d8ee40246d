// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.RefillAgent;
import java.util.Objects;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Refill and monitor on one thread. The monitor is told what the refill knows, so neither knows the other: the refill's
 * reading of the clock, and the time until the refill has something to do again.
 */
final class SharedAgent implements Agent {
    private final RefillAgent refill;
    private final MonitorAgent monitor;

    /** Whether the monitor keeps to the gaps between due times. A user's duty cycle has times of its own. */
    private final boolean keepsToGaps;

    private SharedAgent(final RefillAgent refill, final MonitorAgent monitor, final boolean keepsToGaps) {
        this.refill = refill;
        this.monitor = monitor;
        this.keepsToGaps = keepsToGaps;
    }

    /** Both as one agent, or the one that there is. */
    static Agent of(
            final @Nullable RefillAgent refill, final @Nullable MonitorAgent monitor, final boolean keepsToGaps) {
        if (refill == null) {
            return Objects.requireNonNull(monitor);
        }
        return monitor == null ? refill : new SharedAgent(refill, monitor, keepsToGaps);
    }

    @Override
    public int doWork() {
        final int received = refill.doWork();
        final long spareNs = keepsToGaps ? refill.untilNextNs() : Long.MAX_VALUE;
        return received + monitor.step(refill.nowNs(), spareNs);
    }

    @Override
    public String roleName() {
        return refill.roleName() + " and " + monitor.roleName();
    }
}
