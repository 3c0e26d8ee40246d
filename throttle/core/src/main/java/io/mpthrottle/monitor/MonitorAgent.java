// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import io.mpthrottle.emission.EmissionRing;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The agent that drains the ring, records and publishes.
 *
 * <p>All but {@link #reset} and {@link #snapshot} is called by the thread that runs the agent, or by the one that starts or
 * has joined it.
 */
public final class MonitorAgent implements Agent {
    /** So late, as a share of the refresh rate, statistics may still be published. */
    private static final int LATE_SHARE = 16;

    private final String roleName;
    private final EmissionRing ring;
    private final EmissionRing.Drain drain;
    private final NanoClock clock;
    private final long refreshNs;
    private final Ration ration;

    private RunTime runTime = RunTime.NONE;
    private Statistics statistics;
    private Reset applied;
    private long nextPublishNs;
    private long nextDrainNs;

    /** The clock's reading of the last step. */
    private long readNs;

    /** Writer: whoever resets, under the throttle's lock; reader: the monitor's thread and readers of statistics. */
    private volatile Reset reset;

    /** Writer: the monitor's thread; readers: any. */
    private volatile Published published;

    /** The n-th time that the statistics begin: emissions claimed later, overflow counted later, time after. */
    private record Reset(long n, long claimed, long overflow, long atNs, Snapshot empty) {}

    private record Published(Reset since, Snapshot snapshot) {}

    /**
     * Makes the agent.
     *
     * @param roleName its name, also its thread's
     * @param ring the ring to drain
     * @param clock the throttle's clock, or the newest reading of it by an agent on the same thread
     * @param nowNs the throttle's clock as it reads now
     * @param refreshNs how often to publish, in nanoseconds
     * @param ration how much to drain at a time
     */
    public MonitorAgent(
            final String roleName,
            final EmissionRing ring,
            final NanoClock clock,
            final long nowNs,
            final long refreshNs,
            final Ration ration) {
        this.roleName = roleName;
        this.ring = ring;
        this.clock = clock;
        this.refreshNs = refreshNs;
        this.ration = ration;
        nextDrainNs = nowNs;
        readNs = nowNs;
        drain = ring.drainTo(this::record);
        statistics = new Statistics(refreshNs, nowNs, 0);
        final Snapshot empty = new Snapshot(statistics, 0, 0, 0);
        applied = new Reset(0, 0, 0, nowNs, empty);
        reset = applied;
        published = new Published(applied, empty);
    }

    @Override
    public String roleName() {
        return roleName;
    }

    /**
     * A run begins. Emissions that came since the last one belong to it.
     *
     * @param nowNs the clock's reading
     */
    public void begin(final long nowNs) {
        drainUntil(ring.claimed(), nowNs);
        statistics.begin(nowNs);
        nextDrainNs = nowNs;
        readNs = nowNs;
        runTime = runTime.begin(nowNs);
        publish(nowNs);
    }

    @Override
    public int doWork() {
        followReset();
        readNs = clock.nanoTime();
        final long sinceNs = readNs - nextDrainNs;
        final int limit = ration.emissionsAfter(sinceNs);
        if (limit == 0) {
            return 0;
        }
        statistics.advance(readNs);
        int drained = drain.drain(limit);
        boolean hasAll = drained < limit;
        if (!hasAll && ration.isLongBehind(sinceNs) && isCrowded()) {
            final int flood = drain.drain(ration.floodEmissions());
            drained += flood;
            hasAll = flood < ration.floodEmissions();
        }
        final long nowNs = clock.nanoTime();
        statistics.advance(nowNs);
        if (isPublishingDue(nowNs, hasAll)) {
            publish(nowNs);
        }
        if (hasAll) {
            nextDrainNs = readNs + Math.min(ration.everyNs(), nextPublishNs - readNs);
        }
        return drained;
    }

    /** Workers write to where the ring's end is, so it is not read for nothing. */
    private boolean isCrowded() {
        return ring.claimed() - ring.drained() >= ration.crowdedEmissions();
    }

    /** What is published should not lack emissions that were let gather, but a stream of them must not keep it back. */
    private boolean isPublishingDue(final long nowNs, final boolean hasAll) {
        final long lateNs = nowNs - nextPublishNs;
        return lateNs >= 0 && (hasAll || !ration.gathers() || lateNs >= lateNs());
    }

    /**
     * How far off the next step is that is of use, while emissions gather.
     *
     * @return nanoseconds from the last step on
     */
    public long untilNextNs() {
        final long untilNs = nextDrainNs - readNs;
        // It was time to, but no gap came.
        return untilNs > 0 ? untilNs : untilNs + ration.everyNs();
    }

    /**
     * How long that step may be put off: statistics are on time when they are a little late, and a thread that wakes up for
     * something else meanwhile saves a wake-up.
     *
     * @return nanoseconds from the last step on
     */
    public long untilLateNs() {
        return untilNextNs() + lateNs();
    }

    private long lateNs() {
        return refreshNs / LATE_SHARE;
    }

    /**
     * Drains what is ready of the first so many emissions since the ring was made.
     *
     * @param claimed the number of emissions
     * @param nowNs the clock's reading
     * @return whether all of them are drained
     */
    public boolean drainUntil(final long claimed, final long nowNs) {
        followReset();
        statistics.advance(nowNs);
        return drainTo(claimed);
    }

    /**
     * The run ends; nothing is the latest any more.
     *
     * @param nowNs the clock's reading after the last instant of the run
     * @param overflow how many emissions of this run and those before found no room
     */
    public void end(final long nowNs, final long overflow) {
        final Reset next = reset;
        if (next.n() != applied.n()) {
            apply(next);
        }
        runTime = runTime.end(nowNs);
        // What is emitted before the next run begins has no interval to this one.
        statistics.begin(nowNs);
        publish(nowNs, 0, overflow);
    }

    /**
     * Begins the statistics anew, from this instant on. Called from any thread, one at a time. Readers see empty
     * statistics at once; the monitor's thread follows at its next step.
     *
     * @param nowNs the clock's reading
     * @return how many emissions there were before, since the ring was made
     */
    public long reset(final long nowNs) {
        final Snapshot empty = new Snapshot(new Statistics(refreshNs, nowNs, 0), 0, 0, 0);
        final Reset next = new Reset(reset.n() + 1, ring.claimed(), ring.overflow(), nowNs, empty);
        reset = next;
        return next.claimed() + next.overflow();
    }

    /**
     * The statistics as they were published last. Called from any thread; never waits.
     *
     * @return the newest snapshot
     */
    public Snapshot snapshot() {
        final Reset since = reset;
        final Published newest = published;
        return newest.since().n() == since.n() ? newest.snapshot() : since.empty();
    }

    private void record(final long stampNs) {
        statistics.record(stampNs);
    }

    private boolean drainTo(final long claimed) {
        long left = claimed - ring.drained();
        while (left > 0) {
            final int drained = drain.drain((int) Math.min(left, Integer.MAX_VALUE));
            if (drained == 0) {
                return false;
            }
            left -= drained;
        }
        return true;
    }

    /**
     * What was emitted before the reset is drained into the old statistics first; then those are dropped. This thread may
     * have drained more before it saw the reset: such emissions count in the new ones, without their intervals.
     */
    private void followReset() {
        final Reset next = reset;
        if (next.n() != applied.n() && drainTo(next.claimed())) {
            apply(next);
            publish(next.atNs());
        }
    }

    private void apply(final Reset next) {
        statistics = new Statistics(refreshNs, next.atNs(), ring.drained() - next.claimed());
        runTime = runTime.reset(next.atNs());
        applied = next;
    }

    private void publish(final long nowNs) {
        publish(nowNs, statistics.latest(nowNs), ring.overflow());
    }

    private void publish(final long nowNs, final double latestPerSecond, final long overflow) {
        // At the ends of the slices, where the count of the latest second is exact.
        nextPublishNs = nowNs - statistics.afterSliceNs(nowNs) + refreshNs;
        published = new Published(
                applied,
                new Snapshot(statistics, runTime.untilNs(nowNs), latestPerSecond, overflow - applied.overflow()));
    }
}
