// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import io.mpthrottle.emission.EmissionRing;
import io.mpthrottle.emission.Mark;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The agent that drains the ring, records and publishes.
 *
 * <p>Only {@link #reset} and {@link #snapshot} may be called from any thread. All else is called by the thread that runs the
 * agent, or by the thread that starts it or has joined it.
 */
public final class MonitorAgent implements Agent {
    /** The part of the refresh rate by which statistics may be published late. */
    private static final int LATE_SHARE = 16;

    private static final int NOT_YET = -1;

    private final String roleName;
    private final EmissionRing ring;
    private final Drainer drainer;
    private final NanoClock clock;
    private final long refreshNs;
    private final Publication publication;

    private RunTime runTime = RunTime.NONE;
    private Statistics statistics;
    private long nextPublishNs;

    /**
     * Makes the agent.
     *
     * @param roleName its name, also its thread's
     * @param ring the ring to drain
     * @param clock the throttle's clock
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
        drainer = new Drainer(ring, this::record, ration);
        statistics = new Statistics(refreshNs, nowNs, 0);
        publication = new Publication(nowNs, new Snapshot(statistics, 0, 0, 0));
    }

    @Override
    public String roleName() {
        return roleName;
    }

    /**
     * A run begins. Emissions that came since the last run belong to this one.
     *
     * @param nowNs the clock's reading
     */
    public void begin(final long nowNs) {
        drainUntil(ring.mark(), nowNs);
        statistics.begin(nowNs);
        drainer.begin(nowNs);
        runTime = runTime.begin(nowNs);
        publish(nowNs);
    }

    /**
     * The step of a monitor that has a thread to itself. It reads the clock once more after a drain, which may take long: what
     * is published then is of the instant at which it is published.
     */
    @Override
    public int doWork() {
        followReset();
        final int drained = drain(clock.nanoTime(), Long.MAX_VALUE);
        return drained == NOT_YET ? 0 : published(drained, clock.nanoTime());
    }

    /**
     * The step of a monitor that shares its thread, and so gets by with a reading of the clock that was made for another. What
     * is published is of the instant of that reading.
     *
     * @param nowNs the newest reading of the clock
     * @param spareNs how long nothing else is due on the thread, from that reading on, in nanoseconds
     * @return how many emissions were drained
     */
    public int step(final long nowNs, final long spareNs) {
        followReset();
        final int drained = drain(nowNs, spareNs);
        return drained == NOT_YET ? 0 : published(drained, nowNs);
    }

    /** Drains if it is time to; returns how many, or NOT_YET. */
    private int drain(final long nowNs, final long spareNs) {
        final int limit = drainer.limit(nowNs, spareNs);
        if (limit == 0) {
            return NOT_YET;
        }
        statistics.advance(nowNs);
        return drainer.drain(limit);
    }

    /** Publishes after a drain if it is time to, and settles when the next drain is due. */
    private int published(final int drained, final long nowNs) {
        statistics.advance(nowNs);
        if (isPublishingDue(nowNs)) {
            publish(nowNs);
        }
        drainer.gatherUntil(nextPublishNs);
        return drained;
    }

    /** Where emissions gather, publishing waits until all of them are drained; but a stream of them must not hold it up. */
    private boolean isPublishingDue(final long nowNs) {
        final long lateNs = nowNs - nextPublishNs;
        return lateNs >= 0 && (drainer.isThrough() || lateNs >= lateNs());
    }

    /**
     * Tells when the next step is of use, where emissions gather.
     *
     * @return nanoseconds from the last step on
     */
    public long untilNextNs() {
        return drainer.untilNextNs();
    }

    /**
     * Tells how long the next step may be put off. Statistics that are a little late are on time, and a thread that wakes up
     * for something else meanwhile saves a wake-up.
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
     * Drains those of the emissions before a mark that are ready.
     *
     * @param mark the mark
     * @param nowNs the clock's reading
     * @return whether all of them are drained
     */
    public boolean drainUntil(final Mark mark, final long nowNs) {
        followReset();
        statistics.advance(nowNs);
        return drainer.drainTo(mark);
    }

    /**
     * Counts the emissions before a mark that were not drained.
     *
     * @param mark the mark
     * @return the emissions
     */
    public long missing(final Mark mark) {
        return drainer.missing(mark);
    }

    /**
     * The run ends; no emission is the latest any more.
     *
     * @param nowNs the clock's reading after the last instant of the run
     * @param overflow how many emissions of this run and those before found no room
     */
    public void end(final long nowNs, final long overflow) {
        final Publication.Reset reset = publication.unfollowed();
        if (reset != null) {
            follow(reset);
        }
        runTime = runTime.end(nowNs);
        // The first emission after the run has no interval to the last one of the run.
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
        final Mark mark = ring.mark();
        final long overflow = ring.overflow();
        publication.reset(mark, overflow, nowNs, new Snapshot(new Statistics(refreshNs, nowNs, 0), 0, 0, 0));
        return mark.emissions() + overflow;
    }

    /**
     * The statistics as they were published last. Called from any thread; never waits.
     *
     * @return the newest snapshot
     */
    public Snapshot snapshot() {
        return publication.snapshot();
    }

    private void record(final long stampNs) {
        statistics.record(stampNs);
    }

    /**
     * Drains what was emitted before a reset into the old statistics, and only then drops those. This thread may have drained
     * more before it saw the reset: such emissions count in the new statistics, without their intervals.
     */
    private void followReset() {
        final Publication.Reset reset = publication.unfollowed();
        if (reset != null && drainer.drainTo(reset.mark())) {
            follow(reset);
            publish(reset.atNs());
        }
    }

    private void follow(final Publication.Reset reset) {
        statistics = new Statistics(
                refreshNs, reset.atNs(), ring.drained() - reset.mark().emissions());
        runTime = runTime.reset(reset.atNs());
        publication.follow(reset);
    }

    private void publish(final long nowNs) {
        publish(nowNs, statistics.latest(nowNs), ring.overflow());
    }

    private void publish(final long nowNs, final double latestPerSecond, final long overflow) {
        // At the ends of the slices, where the count of the latest second is exact.
        nextPublishNs = nowNs - statistics.afterSliceNs(nowNs) + refreshNs;
        final long overflowBefore = publication.followed().overflow();
        publication.publish(
                new Snapshot(statistics, runTime.untilNs(nowNs), latestPerSecond, overflow - overflowBefore));
    }
}
