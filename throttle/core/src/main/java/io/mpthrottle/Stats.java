// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.engine.FuelAccount;
import java.time.Duration;
import java.util.Objects;

/**
 * All statistics of one reading. The views, runtime, total, overflow and reordered are those that the monitor published
 * last, as of one instant; granted, discarded and held are read from the tank.
 */
public final class Stats {
    private final Pace latest;
    private final Pace mean;
    private final Pace loHi;
    private final Pace hiLo;
    private final Duration runtime;
    private final long total;
    private final long overflow;
    private final long reordered;
    private final long granted;
    private final long discarded;
    private final long held;

    Stats(
            final Pace latest,
            final Pace loHi,
            final Pace hiLo,
            final Duration runtime,
            final long total,
            final long overflow,
            final long reordered,
            final FuelAccount fuel) {
        this.latest = latest;
        mean = Pace.ofMean(runtime.toNanos(), total);
        this.loHi = loHi;
        this.hiLo = hiLo;
        this.runtime = runtime;
        this.total = total;
        this.overflow = overflow;
        this.reordered = reordered;
        granted = fuel.granted();
        discarded = fuel.discarded();
        held = fuel.held();
    }

    /**
     * The last second.
     *
     * @return emissions with stamps in the last second; (0, 0) while stopped
     */
    public Pace latest() {
        return latest;
    }

    /**
     * All runs.
     *
     * @return runtime / total and total / runtime
     */
    public Pace mean() {
        return mean;
    }

    /**
     * The lowest interval that is not zero, which is the highest rate.
     *
     * @return the interval and its reciprocal
     */
    public Pace loHi() {
        return loHi;
    }

    /**
     * The highest interval, which is the lowest rate.
     *
     * @return the interval and its reciprocal
     */
    public Pace hiLo() {
        return hiLo;
    }

    /**
     * How long the throttle ran.
     *
     * @return the time, added up over all runs
     */
    public Duration runtime() {
        return runtime;
    }

    /**
     * Counts the emissions; without a monitor, the grants.
     *
     * @return emissions, overflow included
     */
    public long total() {
        return total;
    }

    /**
     * Counts the emissions that found the ring full: they are in the total, their intervals are not recorded.
     *
     * @return emissions
     */
    public long overflow() {
        return overflow;
    }

    /**
     * Counts the emissions that arrived after one with a newer stamp: they record no interval.
     *
     * @return emissions
     */
    public long reordered() {
        return reordered;
    }

    /**
     * Counts the units that workers took.
     *
     * @return units since the first start or the last reset
     */
    public long granted() {
        return granted;
    }

    /**
     * Counts the units that fell due and were not kept, because the tank was full or the throttle stopped.
     *
     * @return units since the first start or the last reset
     */
    public long discarded() {
        return discarded;
    }

    /**
     * Counts the units that could be taken: in the queue and in the reserve.
     *
     * @return units now
     */
    public long held() {
        return held;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Stats that
                && latest.equals(that.latest)
                && loHi.equals(that.loHi)
                && hiLo.equals(that.hiLo)
                && runtime.equals(that.runtime)
                && total == that.total
                && overflow == that.overflow
                && reordered == that.reordered
                && granted == that.granted
                && discarded == that.discarded
                && held == that.held;
    }

    @Override
    public int hashCode() {
        return Objects.hash(latest, loHi, hiLo, runtime, total, overflow, reordered, granted, discarded, held);
    }

    @Override
    public String toString() {
        return "Stats[latest=" + latest + ", mean=" + mean + ", loHi=" + loHi + ", hiLo=" + hiLo + ", runtime="
                + runtime
                + ", total=" + total + ", overflow=" + overflow + ", reordered=" + reordered + ", granted=" + granted
                + ", discarded=" + discarded + ", held=" + held + "]";
    }
}
