// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.mpthrottle.reports.page.text.Names;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pace rig left.
 *
 * @param schema the form it is in; what stands elsewhere in another form than {@link #SCHEMA} is left out
 * @param started when, as an ISO instant
 * @param seconds how long one trial took
 * @param platform the machine itself, or null
 * @param trials the trials
 * @param turns ours and floors in turns, rate by rate
 * @param sparing the modes that spare processor time, in turns with what they are compared with
 * @param stalls what happened when the process was stopped
 * @param soak the long run at the highest rate
 * @param memory what a running throttle holds
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PaceRun(
        int schema,
        String started,
        double seconds,
        @Nullable Platform platform,
        List<Trial> trials,
        List<Turns> turns,
        List<Sparing> sparing,
        List<Stall> stalls,
        @Nullable Soak soak,
        List<Memory> memory) {
    /** The form that is read here. */
    static final int SCHEMA = 3;

    /** Nothing is null but the platform and the soak. */
    public PaceRun {
        started = Absent.text(started);
        trials = Absent.list(trials);
        turns = schema == SCHEMA ? Absent.list(turns) : List.of();
        sparing = schema == SCHEMA ? Absent.list(sparing) : List.of();
        stalls = Absent.list(stalls);
        memory = Absent.list(memory);
    }

    /**
     * What the machine does to an interval between two threads that spin.
     *
     * @param clockStepNs the step of the clock
     * @param lineRoundTripsNs how long a cache line took to another thread and back, one quarter of a second after the other
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Platform(double clockStepNs, List<Double> lineRoundTripsNs) {
        /** Nothing is null. */
        public Platform {
            lineRoundTripsNs = Absent.list(lineRoundTripsNs);
        }
    }

    /**
     * The p99 interval of ours and of floors, in short laps that took turns.
     *
     * @param ratePerSecond the rate
     * @param seconds how long each lap took
     * @param rounds the laps of each in one process
     * @param idealIntervalNs between two grants
     * @param ours of ours
     * @param floors of a bare handoff, and of others
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Turns(
            double ratePerSecond, double seconds, int rounds, double idealIntervalNs, Series ours, List<Floor> floors) {
        /** Nothing is null. */
        public Turns {
            ours = ours == null ? Series.NONE : ours;
            floors = Absent.list(floors);
        }

        /**
         * Finds the floor that counts.
         *
         * @return the bare handoff
         */
        public Optional<Floor> handoff() {
            return floors.stream()
                    .filter(floor ->
                            Names.HANDOFF.equals(Names.key(floor.series().limiter())))
                    .findFirst();
        }

        /**
         * Sets an interval in relation to the ideal one.
         *
         * @param ns the interval
         * @return 1 when it is ideal
         */
        public double timesIdeal(final double ns) {
            return ns / idealIntervalNs;
        }
    }

    /**
     * A mode that spares processor time and what it is compared with, at 1,000 a second in laps that took turns.
     *
     * @param kind {@link #HYBRID_LATENESS}, {@link #PARKED_CORES} or another that this page does not know
     * @param jvmFlags of the processes, beside those of all trials
     * @param seconds how long each lap took
     * @param rounds the laps of each in one process
     * @param ours of the mode
     * @param floor of what it is compared with, and whether the mode was seen to be further beyond it than it may
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Sparing(String kind, List<String> jvmFlags, double seconds, int rounds, Series ours, Floor floor) {
        /** The p99 lateness of HYBRID beside that of BUSY_SPIN, in ns. */
        public static final String HYBRID_LATENESS = "HYBRID_LATENESS";

        /** Cores of PARKED beside those of a bare thread that parks. */
        public static final String PARKED_CORES = "PARKED_CORES";

        /** Nothing is null. */
        public Sparing {
            kind = Absent.text(kind);
            jvmFlags = Absent.list(jvmFlags);
            ours = ours == null ? Series.NONE : ours;
            floor = floor == null ? Floor.NONE : floor;
        }
    }

    /**
     * One limiter in its turns.
     *
     * @param limiter whose
     * @param values the median of the laps in each process, times in ns
     * @param median their median, NaN without any
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Series(String limiter, List<Double> values, double median) {
        static final Series NONE = new Series("", List.of(), Double.NaN);

        /** Nothing is null. */
        public Series {
            limiter = Absent.text(limiter);
            values = Absent.list(values);
            median = values.isEmpty() ? Double.NaN : median;
        }
    }

    /**
     * A floor, and ours beside it.
     *
     * @param series what it had
     * @param p the probability of differences like these if ours does not tend to be later
     * @param isReached whether ours was not seen to be later
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Floor(
            Series series,
            double p,
            @JsonProperty("isReached") boolean isReached) {
        static final Floor NONE = new Floor(Series.NONE, Double.NaN, false);

        /** Nothing is null. */
        public Floor {
            series = series == null ? Series.NONE : series;
        }
    }

    /**
     * The process was stopped while workers waited.
     *
     * @param limiter whose
     * @param settings how it is set up
     * @param ratePerSecond the limit
     * @param waiters how many
     * @param stoppedMillis how long
     * @param trials how often
     * @param mostInSecond grants in the worst second
     * @param mostIn10Millis grants in the worst 10 ms
     * @param certainInSecond how many of them are certain to lie in one second, null where that is not known
     * @param certainIn10Millis how many are certain to lie in 10 ms, null where that is not known
     * @param boundInSecond what it promises, or null
     * @param boundIn10Millis what it promises, or null
     * @param verdict PASS, FAIL or NONE
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Stall(
            String limiter,
            String settings,
            double ratePerSecond,
            int waiters,
            double stoppedMillis,
            int trials,
            double mostInSecond,
            double mostIn10Millis,
            @Nullable Double certainInSecond,
            @Nullable Double certainIn10Millis,
            @Nullable Double boundInSecond,
            @Nullable Double boundIn10Millis,
            String verdict) {
        /** Nothing is null but the bounds. */
        public Stall {
            limiter = Absent.text(limiter);
            settings = Absent.text(settings);
            verdict = Absent.text(verdict);
        }
    }

    /**
     * The long run.
     *
     * @param ratePerSecond the limit
     * @param seconds how long
     * @param settings how the throttle is set up
     * @param granted units taken
     * @param total emissions counted
     * @param overflow emissions that found the ring full
     * @param discarded units that found the tank full
     * @param reachedPerSecond the rate
     * @param verdict PASS or FAIL
     * @param why what failed
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Soak(
            double ratePerSecond,
            double seconds,
            String settings,
            long granted,
            long total,
            long overflow,
            long discarded,
            double reachedPerSecond,
            String verdict,
            @Nullable String why) {
        /** Nothing is null but the reason. */
        public Soak {
            settings = Absent.text(settings);
            verdict = Absent.text(verdict);
        }
    }

    /**
     * What a running throttle holds.
     *
     * @param ratePerSecond its limit
     * @param bytes what it holds
     * @param limitBytes what it may hold
     * @param verdict PASS or FAIL
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Memory(double ratePerSecond, double bytes, double limitBytes, String verdict) {
        /** Nothing is null. */
        public Memory {
            verdict = Absent.text(verdict);
        }
    }
}
