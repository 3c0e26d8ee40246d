// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.time.Duration;

/** What {@link Throttle#stop()} tells: all runs since the first start or the last reset of the statistics. */
public final class Summary {
    private final Duration runtime;
    private final long total;
    private final Pace mean;

    Summary(final Duration runtime, final long total) {
        this.runtime = runtime;
        this.total = total;
        mean = Pace.ofMean(runtime.toNanos(), total);
    }

    /**
     * How long the throttle ran: from each start to the last instant at which a grant was possible.
     *
     * @return the time, added up over all runs
     */
    public Duration runtime() {
        return runtime;
    }

    /**
     * Counts the emissions; without a monitor, the grants.
     *
     * @return emissions, those that found the ring full included
     */
    public long total() {
        return total;
    }

    /**
     * The mean time between emissions.
     *
     * @return runtime / total in nanoseconds, 0 if there was no emission
     */
    public double meanIntervalNanos() {
        return mean.intervalNanos();
    }

    /**
     * The mean rate.
     *
     * @return total / runtime in emissions per second, 0 if there was no emission
     */
    public double meanPerSecond() {
        return mean.perSecond();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Summary that && runtime.equals(that.runtime) && total == that.total;
    }

    @Override
    public int hashCode() {
        return 31 * runtime.hashCode() + Long.hashCode(total);
    }

    @Override
    public String toString() {
        return "Summary[runtime=" + runtime + ", total=" + total + ", meanIntervalNanos=" + meanIntervalNanos()
                + ", meanPerSecond=" + meanPerSecond() + "]";
    }
}
