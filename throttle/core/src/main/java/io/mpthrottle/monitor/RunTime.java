// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

/**
 * How long a throttle ran, added up over all its runs. Immutable.
 *
 * @param finishedNs what the runs before this one took, in nanoseconds
 * @param startNs the clock's reading when this run began
 * @param running whether a run has begun and not ended
 */
public record RunTime(long finishedNs, long startNs, boolean running) {
    /** Nothing has run yet. */
    public static final RunTime NONE = new RunTime(0, 0, false);

    /**
     * Begins a run.
     *
     * @param nowNs the clock's reading
     * @return the time as it is counted from then on
     */
    public RunTime begin(final long nowNs) {
        return new RunTime(finishedNs, nowNs, true);
    }

    /**
     * Ends the run.
     *
     * @param nowNs the clock's reading
     * @return the time as it is counted from then on
     */
    public RunTime end(final long nowNs) {
        return new RunTime(untilNs(nowNs), nowNs, false);
    }

    /**
     * Forgets the time before this instant, and leaves the run running or not.
     *
     * @param nowNs the clock's reading
     * @return the time as it is counted from then on
     */
    public RunTime reset(final long nowNs) {
        return new RunTime(0, nowNs, running);
    }

    /**
     * Tells how long the throttle ran.
     *
     * @param nowNs the clock's reading
     * @return nanoseconds, not negative
     */
    public long untilNs(final long nowNs) {
        return running ? finishedNs + Math.max(0, nowNs - startNs) : finishedNs;
    }
}
