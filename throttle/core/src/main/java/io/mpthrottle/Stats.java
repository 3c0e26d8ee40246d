// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

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
    private final List<Account> accounts;

    Stats(
            final Pace latest,
            final Pace loHi,
            final Pace hiLo,
            final Duration runtime,
            final long total,
            final long overflow,
            final long reordered,
            final List<Account> accounts) {
        this.latest = latest;
        mean = Pace.ofMean(runtime.toNanos(), total);
        this.loHi = loHi;
        this.hiLo = hiLo;
        this.runtime = runtime;
        this.total = total;
        this.overflow = overflow;
        this.reordered = reordered;
        this.accounts = List.copyOf(accounts);
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
        return first(Account::granted);
    }

    /**
     * Counts the units that fell due and were not kept, because the tank was full or the throttle stopped. With several limits,
     * those of the first.
     *
     * @return units since the first start or the last reset
     */
    public long discarded() {
        return first(Account::discarded);
    }

    /**
     * Counts the units that could be taken: in the queue and in the reserve. With several limits, those that the first lets go.
     *
     * @return units now
     */
    public long held() {
        return first(Account::held);
    }

    private long first(final ToLongFunction<Account> count) {
        return accounts.isEmpty() ? 0 : count.applyAsLong(accounts.get(0));
    }

    /**
     * Where the fuel is, as each limit counts it.
     *
     * @return one for each limit, in their order; none without a throttle
     */
    public List<Account> accounts() {
        return accounts;
    }

    /**
     * The limit that holds the others back now: the one that lets the fewest units go, and of several the first.
     *
     * @return the limit
     * @throws IllegalStateException if asThrottle is off
     */
    public Limit scarcest() {
        return accounts.stream()
                .min(Comparator.comparingLong(Account::held))
                .orElseThrow(() -> new IllegalStateException("there is no limit, as asThrottle is off"))
                .limit();
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
                && accounts.equals(that.accounts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(latest, loHi, hiLo, runtime, total, overflow, reordered, accounts);
    }

    @Override
    public String toString() {
        return "Stats[latest=" + latest + ", mean=" + mean + ", loHi=" + loHi + ", hiLo=" + hiLo + ", runtime="
                + runtime
                + ", total=" + total + ", overflow=" + overflow + ", reordered=" + reordered + ", granted=" + granted()
                + ", discarded=" + discarded() + ", held=" + held()
                + (accounts.size() > 1 ? ", accounts=" + accounts : "") + "]";
    }
}
