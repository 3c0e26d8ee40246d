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

    private SharedAgent(final RefillAgent refill, final MonitorAgent monitor) {
        this.refill = refill;
        this.monitor = monitor;
    }

    /** Both as one, or the one there is. */
    static Agent of(final @Nullable RefillAgent refill, final @Nullable MonitorAgent monitor) {
        if (refill == null) {
            return Objects.requireNonNull(monitor);
        }
        return monitor == null ? refill : new SharedAgent(refill, monitor);
    }

    @Override
    public int doWork() {
        return refill.doWork() + monitor.doWork();
    }

    @Override
    public String roleName() {
        return refill.roleName() + " and " + monitor.roleName();
    }
}
