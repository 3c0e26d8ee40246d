// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One limiter at one rate. Times are in nanoseconds.
 *
 * @param id a name that no other trial of the run has
 * @param limiter the limiter
 * @param settings of the limiter in words
 * @param refill the refill mode; empty for limiters that have none
 * @param worker how the worker gets its fuel: SPINNING, WAITING or BLOCKING
 * @param ratePerSecond the rate that was asked for
 * @param seconds the length of the window
 * @param granted units granted in the window
 * @param due units intended for the window
 * @param reachedPerSecond the rate from the first grant to the last one
 * @param shortfall the share of what was intended by the last grant that had not gone by then
 * @param why what failed; empty when nothing did
 * @param interval between successive grants
 * @param lateness of grants, behind their intended instants
 * @param hiccup of the platform meanwhile
 * @param cpu the processor time used
 * @param overflow emissions that the monitor lost
 * @param discarded units that found the tank full
 * @param intervals the distribution of the intervals, at {@link Curve#places()}
 * @param latenesses the distribution of the lateness
 */
public record Trial(
        String id,
        String limiter,
        String settings,
        String refill,
        String worker,
        long ratePerSecond,
        double seconds,
        long granted,
        long due,
        double reachedPerSecond,
        double shortfall,
        String why,
        Percentiles interval,
        Percentiles lateness,
        Percentiles hiccup,
        Cpu cpu,
        long overflow,
        long discarded,
        List<Long> intervals,
        List<Long> latenesses) {
    /** A trial that was cut short has no figures. */
    public Trial {
        interval = interval == null ? Percentiles.NONE : interval;
        lateness = lateness == null ? Percentiles.NONE : lateness;
        hiccup = hiccup == null ? Percentiles.NONE : hiccup;
        cpu = cpu == null ? Cpu.NONE : cpu;
    }

    /**
     * Processor time, as a number of cores kept busy.
     *
     * @param process by all of the process
     * @param limiter by the limiter's own threads
     * @param worker by the worker
     */
    public record Cpu(double process, double limiter, double worker) {
        /** Of a trial that came to no end. */
        public static final Cpu NONE = new Cpu(0, 0, 0);
    }

    /** Whether the rate was reached and nothing was lost. */
    @JsonProperty
    public Verdict verdict() {
        return Verdict.of(why.isEmpty());
    }

    /** The interval between two grants at exactly the rate. */
    @JsonProperty
    public double idealIntervalNs() {
        return 1e9 / ratePerSecond;
    }

    /** Whether the worker came to the end of the window; otherwise there are no processor times. */
    @JsonIgnore
    public boolean hasEnded() {
        return !cpu.equals(Cpu.NONE);
    }

    /** Whether it has this refill mode and this worker. */
    public boolean is(final String mode, final String kind) {
        return refill.equals(mode) && worker.equals(kind);
    }

    /** An interval in relation to the ideal one. */
    public double timesIdeal(final double intervalNs) {
        return intervalNs / idealIntervalNs();
    }
}
