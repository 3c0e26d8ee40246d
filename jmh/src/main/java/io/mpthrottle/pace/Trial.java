// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mpthrottle.Refill;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What one pace trial found; times in nanoseconds.
 *
 * @param id its name, also of its files
 * @param limiter who
 * @param settings its settings in words
 * @param refill the mode of the refill, or null
 * @param worker how the worker got its fuel
 * @param ratePerSecond the rate asked for
 * @param seconds the length of the window
 * @param sampledEvery intervals are those of two successive grants in so many; 1: all
 * @param granted units granted in the window
 * @param due units intended for the window
 * @param reachedPerSecond from the first grant to the last one
 * @param shortfall share of what was intended by the last grant that had not gone by then
 * @param windowShortfall the same by the end of the window: a pause at the very end shows here
 * @param verdict PASS or FAIL
 * @param why the reason of a FAIL
 * @param idealIntervalNs 1e9 / rate
 * @param interval between successive grants
 * @param lateness of grants, behind the intended instants
 * @param hiccup of the platform
 * @param cpu processor time
 * @param overflow emissions that the monitor lost
 * @param discarded units that were lost
 * @param jitter second by second
 * @param files the histograms
 */
record Trial(
        String id,
        String limiter,
        String settings,
        @Nullable Refill refill,
        Worker worker,
        long ratePerSecond,
        double seconds,
        int sampledEvery,
        long granted,
        long due,
        double reachedPerSecond,
        double shortfall,
        double windowShortfall,
        String verdict,
        @Nullable String why,
        double idealIntervalNs,
        Percentiles interval,
        Percentiles lateness,
        Percentiles hiccup,
        Cpu cpu,
        long overflow,
        long discarded,
        List<Jitter> jitter,
        @Nullable Files files) {
    static final String PASS = "PASS";
    static final String FAIL = "FAIL";

    /** Points of a distribution, in nanoseconds. */
    record Percentiles(
            double p50,
            double p90,
            double p99,
            @JsonProperty("p99.9") double p999,
            @JsonProperty("p99.99") double p9999,
            double max) {
        static final Percentiles NONE = new Percentiles(0, 0, 0, 0, 0, 0);

        static Percentiles of(final Histogram histogram) {
            return new Percentiles(
                    at(histogram, 50),
                    at(histogram, 90),
                    at(histogram, 99),
                    at(histogram, 99.9),
                    at(histogram, 99.99),
                    (double) histogram.getMaxValue());
        }

        private static double at(final Histogram histogram, final double percentile) {
            return (double) histogram.getValueAtPercentile(percentile);
        }
    }

    /** Cores used: by all of the process, by the limiter's own threads, by the worker. */
    record Cpu(double process, double limiter, double worker) {
        static final Cpu NONE = new Cpu(0, 0, 0);
    }

    /** Intervals of one second, and the longest hiccup in it. */
    record Jitter(int second, double p50, double p99, double max, double hiccupMax) {
        static List<Jitter> of(final Seconds intervals, final Seconds hiccups) {
            final List<Jitter> jitter = new ArrayList<>();
            for (int i = 0; i < intervals.slices().size(); i++) {
                final Percentiles second = Percentiles.of(intervals.slices().get(i));
                final Percentiles hiccup = Percentiles.of(hiccups.slices().get(i));
                jitter.add(new Jitter(i, second.p50(), second.p99(), second.max(), hiccup.max()));
            }
            return jitter;
        }
    }

    /** Names of the interval logs beside the file that this stands in. */
    record Files(String interval, String lateness, String hiccup) {
        static Files of(final String id) {
            return new Files(id + ".interval.hlog", id + ".lateness.hlog", id + ".hiccup.hlog");
        }
    }

    /** A trial that came to no end. */
    static Trial failed(final TrialSpec spec, final String why) {
        return new Trial(
                spec.id(),
                spec.limiter().key(),
                "",
                spec.refill(),
                spec.worker(),
                spec.ratePerSecond(),
                spec.seconds(),
                spec.sampledEvery(),
                0,
                IntendedTimes.dueBy(spec.ratePerSecond(), (long) (spec.seconds() * 1e9) - 1),
                0,
                1,
                1,
                FAIL,
                why,
                spec.idealIntervalNs(),
                Percentiles.NONE,
                Percentiles.NONE,
                Percentiles.NONE,
                Cpu.NONE,
                0,
                0,
                List.of(),
                null);
    }

    @JsonIgnore
    boolean isOurs() {
        return limiter.equals(Limiter.MPTHROTTLE.key());
    }

    /** Whether its worker came to the end of the window; else there are no processor times, and what there is says little. */
    @JsonIgnore
    boolean hasEnded() {
        return !cpu.equals(Cpu.NONE);
    }

    @JsonIgnore
    boolean isFailed() {
        return verdict.equals(FAIL);
    }
}
