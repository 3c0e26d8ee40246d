// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import io.mpthrottle.emission.EmissionRing;
import java.util.function.LongSupplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The agent that drains the ring, records and publishes.
 *
 * <p>All but {@link #reset} and {@link #snapshot} is called by the thread that runs the agent, or by the one that starts or
 * has joined it.
 */
public final class MonitorAgent implements Agent {
    /**
     * What one emission costs to drain and record, with its cache line fetched from the worker that wrote it, and as much
     * again: a drain that outlasts its gap makes a unit late, one that leaves some over is made up for in the next gap.
     */
    private static final long DRAIN_NS = 80;

    /** A gap that holds fewer than this is not worth while. */
    private static final int FEW = 4;

    /** In times that emissions gather. At a steady rate a monitor without gaps is behind for one of them, and little more. */
    private static final int LONG_BEHIND = 2;

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

    /** Writer: whoever resets, under the throttle's lock; reader: the monitor's thread and readers of statistics. */
    private volatile Reset reset;

    /** Writer: the monitor's thread; readers: any. */
    private volatile Published published;

    /**
     * How much to drain at a time. A monitor that is always at the ring's end shares each cache line that a worker
     * writes, and costs it more than the emission itself; one that lets some emissions gather costs next to nothing.
     *
     * <p>One that shares its thread with the refill agent must not make it late, either: a unit that falls due while
     * emissions are drained waits for the last of them. So it drains into the gaps between due times, as many as fit; and
     * only when no gap has come for as long again, as at millions a second, all the same.
     *
     * <p>That is not enough for workers that make up for a stall: an emission is made in less time than it is recorded, so with
     * fuel always at hand they overrun any ring. A monitor that is long behind in a crowded ring therefore drains a flood. Where
     * each emission takes fuel, the workers meanwhile use up what is in the tank, and then they wait for the refill agent, which
     * waits for the monitor: the ring gets a few tanks ahead and no more.
     *
     * @param emissions the most emissions in one step but for a flood, at least 1
     * @param everyNs how long to let emissions gather after all were drained, in nanoseconds; 0 to drain at every step
     * @param crowdedEmissions so many in the ring are too many
     * @param floodEmissions the most emissions that one step of a crowded ring drains after those
     * @param spareNs how long nothing else is due on the thread, in nanoseconds
     */
    public record Ration(int emissions, long everyNs, int crowdedEmissions, int floodEmissions, LongSupplier spareNs) {}

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
        runTime = runTime.begin(nowNs);
        publish(nowNs);
    }

    @Override
    public int doWork() {
        followReset();
        long nowNs = clock.nanoTime();
        final long sinceNs = nowNs - nextDrainNs;
        final int limit = limit(sinceNs);
        if (limit == 0) {
            return 0;
        }
        statistics.advance(nowNs);
        int drained = drain.drain(limit);
        if (drained < limit) {
            nextDrainNs = nowNs + ration.everyNs();
        } else if (sinceNs >= LONG_BEHIND * ration.everyNs() && isCrowded()) {
            drained += drain.drain(ration.floodEmissions());
        }
        nowNs = clock.nanoTime();
        statistics.advance(nowNs);
        if (nowNs - nextPublishNs >= 0) {
            publish(nowNs);
        }
        return drained;
    }

    /** Workers write to where the ring's end is, so it is not read for nothing. */
    private boolean isCrowded() {
        return ring.claimed() - ring.drained() >= ration.crowdedEmissions();
    }

    /** How many emissions may be drained now, so long after it was time to. */
    private int limit(final long sinceNs) {
        if (sinceNs < 0) {
            return 0;
        }
        final long fit = ration.spareNs().getAsLong() / DRAIN_NS;
        if (fit >= FEW) {
            return (int) Math.min(fit, ration.emissions());
        }
        return sinceNs < ration.everyNs() ? 0 : ration.emissions();
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
