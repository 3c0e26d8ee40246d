// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.monitor.MonitorAgent;
import io.mpthrottle.refill.RefillAgent;
import org.agrona.concurrent.Agent;

/**
 * Refill and monitor on one thread. The clock is read once a step, by the refill agent; the monitor works with that reading,
 * and within the time that the refill agent has until its next due time.
 */
final class SharedAgent implements Agent {
    private final RefillAgent refill;
    private final MonitorAgent monitor;

    /** Whether the monitor keeps to the gaps between due times. A user's duty cycle has times of its own. */
    private final boolean keepsToGaps;

    SharedAgent(final RefillAgent refill, final MonitorAgent monitor, final boolean keepsToGaps) {
        this.refill = refill;
        this.monitor = monitor;
        this.keepsToGaps = keepsToGaps;
    }

    @Override
    public String roleName() {
        return refill.roleName() + "+" + monitor.roleName();
    }

    @Override
    public int doWork() {
        final int received = refill.doWork();
        final long spareNs = keepsToGaps ? refill.untilNextNs() : Long.MAX_VALUE;
        return received + monitor.step(refill.nowNs(), spareNs);
    }
}
