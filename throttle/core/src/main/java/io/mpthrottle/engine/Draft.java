// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.policy.Cap;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/**
 * What a throttle will be built with, while it is being set. Each setting is checked here, and all of them together in {@link
 * Settings}. The builder of the API has a method for each method here, and says what the setting means.
 */
public final class Draft {
    String name = "throttle";
    long maxN;
    long perNs = 1;
    boolean asThrottle = true;
    boolean asMonitor = true;

    @Nullable
    Boolean autoEmit;

    @Nullable
    Boolean autoCalibrate;

    @Nullable
    Double correction;

    Cap.@Nullable Kind hardcap;

    List<Quota> limits = List.of();
    boolean startsEmpty;
    long headroom;
    long refreshNs = TimeUnit.MILLISECONDS.toNanos(10);
    Idling idling = Idling.HYBRID;
    Threads threads = Threads.TWO;
    boolean coarse;

    @Nullable
    Supplier<IdleStrategy> waitWith;

    @Nullable
    Integer emissionCapacity;

    @Nullable
    Integer lines;

    @Nullable
    ThreadFactory threadFactory;

    @Nullable
    NanoClock clock;

    /** Begins with all defaults. */
    public Draft() {}

    /**
     * Sets the name.
     *
     * @param name not null
     * @return this
     */
    public Draft name(final String name) {
        this.name = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets the limit, once.
     *
     * @param maxN at least 1
     * @param per positive, below 2<sup>63</sup> ns, and at most one unit a nanosecond
     * @return this
     */
    public Draft limit(final long maxN, final Duration per) {
        Checks.state(this.maxN == 0, "limit must be set once, but was set a second time: " + maxN + " per " + per);
        checkNoLimits("limit");
        final long checked = Checks.maxN(maxN);
        perNs = Checks.per(per, maxN);
        this.maxN = checked;
        return this;
    }

    /**
     * Switches the throttle on or off.
     *
     * @param on true unless set
     * @return this
     */
    public Draft asThrottle(final boolean on) {
        asThrottle = on;
        return this;
    }

    /**
     * Switches the monitor on or off.
     *
     * @param on true unless set
     * @return this
     */
    public Draft asMonitor(final boolean on) {
        asMonitor = on;
        return this;
    }

    /**
     * Chooses whether grants are emissions.
     *
     * @param on as asThrottle unless set
     * @return this
     */
    public Draft autoEmit(final boolean on) {
        autoEmit = on;
        return this;
    }

    /**
     * Chooses whether the machine is measured.
     *
     * @param on by the limit unless set
     * @return this
     */
    public Draft autoCalibrate(final boolean on) {
        autoCalibrate = on;
        return this;
    }

    /**
     * Sets by how much the interval of a schedule is shortened.
     *
     * @param fraction 0 &lt;= fraction &lt; 1
     * @return this
     */
    public Draft correction(final double fraction) {
        correction = Checks.correction(fraction);
        return this;
    }

    /**
     * Sets the hardcap.
     *
     * @param kind one of the factories of {@link Cap}; LIMIT unless set
     * @return this
     */
    public Draft hardcap(final Cap.Kind kind) {
        checkNoLimits("hardcap");
        hardcap = kind;
        return this;
    }

    /** All limits, however they were set. */
    List<Quota> quotas() {
        return maxN == 0 ? limits : List.of(new Quota(maxN, perNs, hardcap == null ? Cap::limit : hardcap));
    }

    private void checkNoLimits(final String setting) {
        Checks.state(limits.isEmpty(), setting + " must not be set beside limits, which say it for each limit");
    }

    /**
     * Sets all limits, once, instead of {@link #limit} and {@link #hardcap}.
     *
     * @param all 1 to 16
     * @return this
     */
    public Draft limits(final List<Quota> all) {
        Checks.state(limits.isEmpty(), "limits must be set once, but were set a second time");
        Checks.state(maxN == 0, "limits must not be set beside limit, which is one of them");
        Checks.state(hardcap == null, "limits must not be set beside hardcap: each limit has one of its own");
        limits = Checks.limits(all);
        return this;
    }

    /**
     * Keeps the last units for urgent work.
     *
     * @param units 0 to 32,768
     * @return this
     */
    public Draft headroom(final long units) {
        headroom = Checks.headroom(units);
        return this;
    }

    /**
     * Chooses whether units that return count as taken when the first run begins.
     *
     * @param on false unless set
     * @return this
     */
    public Draft startsEmpty(final boolean on) {
        startsEmpty = on;
        return this;
    }

    /**
     * Sets how often statistics are published.
     *
     * @param every 1 ms to 1 s
     * @return this
     */
    public Draft refreshRate(final Duration every) {
        refreshNs = Checks.refresh(every);
        return this;
    }

    /**
     * Sets how the refill's thread passes the time.
     *
     * @param how HYBRID unless set
     * @return this
     */
    public Draft idling(final Idling how) {
        idling = how;
        return this;
    }

    /**
     * Sets how many threads the agents have.
     *
     * @param howMany TWO unless set
     * @return this
     */
    public Draft threads(final Threads howMany) {
        threads = howMany;
        return this;
    }

    /**
     * Chooses where the stamps of emissions come from.
     *
     * @param on whether from the refill agent's last reading; false unless set
     * @return this
     */
    public Draft coarse(final boolean on) {
        coarse = on;
        return this;
    }

    /**
     * Sets how workers wait.
     *
     * @param idle called once for each waiting thread
     * @return this
     */
    public Draft waitWith(final Supplier<IdleStrategy> idle) {
        waitWith = Objects.requireNonNull(idle, "waitWith");
        return this;
    }

    /**
     * Sets how many emissions may wait for the monitor.
     *
     * @param emissions 1 to 2<sup>24</sup>
     * @return this
     */
    public Draft emissionCapacity(final int emissions) {
        emissionCapacity = Checks.capacity(emissions);
        return this;
    }

    /**
     * Sets how many lines there may be.
     *
     * @param most 1 to 64
     * @return this
     */
    public Draft lines(final int most) {
        lines = Checks.lines(most);
        return this;
    }

    /**
     * Sets what makes the agents' threads.
     *
     * @param factory not null
     * @return this
     */
    public Draft threadFactory(final ThreadFactory factory) {
        threadFactory = Objects.requireNonNull(factory, "threadFactory");
        return this;
    }

    /**
     * Sets the clock.
     *
     * @param clock not null
     * @return this
     */
    public Draft clock(final NanoClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }
}
