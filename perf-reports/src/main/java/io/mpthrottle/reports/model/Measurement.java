// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mpthrottle.reports.environment.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one run of the pace rig found: the whole of pace.json.
 *
 * @param schema the form of the file; contests of another form than {@link #SCHEMA} are left out
 * @param started when, as an ISO instant
 * @param command that makes such a run
 * @param seconds the length of a trial with a spinning worker
 * @param jvmFlags of the processes in which was measured
 * @param environment the machine and the build, or null
 * @param platform what the machine itself does to an interval, or null
 * @param trials one limiter at one rate each
 * @param contests limiters that took turns
 * @param stalls what happened when the process was stopped
 * @param soak the long run at the highest rate, or null
 * @param memory what a running throttle holds
 */
public record Measurement(
        int schema,
        String started,
        String command,
        double seconds,
        List<String> jvmFlags,
        @Nullable Environment environment,
        @Nullable Platform platform,
        List<Trial> trials,
        List<Contest> contests,
        List<Stall> stalls,
        @Nullable Soak soak,
        List<Memory> memory) {
    /** The name of the file. */
    public static final String FILE = "pace.json";

    /** The form that is written and read here. */
    public static final int SCHEMA = 4;

    /** Leaves out what cannot be read. */
    public Measurement {
        contests = schema == SCHEMA ? contests : List.of();
    }

    /**
     * What the machine does to an interval between two threads that spin.
     *
     * @param clockStepNs the step of the clock
     * @param lineRoundTripsNs the mean time in which a cache line goes to another thread and back, in each quarter of a second
     */
    public record Platform(double clockStepNs, List<Double> lineRoundTripsNs) {}

    /**
     * A long run at a high rate.
     *
     * @param ratePerSecond the rate
     * @param seconds how long
     * @param settings of the throttle
     * @param granted units that the worker counted
     * @param total emissions that the monitor counted
     * @param overflow emissions that found the ring full
     * @param discarded units that found the tank full
     * @param held units that were in the tank at the end
     * @param reachedPerSecond the rate that was reached
     * @param why what failed; empty when nothing did
     */
    public record Soak(
            long ratePerSecond,
            double seconds,
            String settings,
            long granted,
            long total,
            long overflow,
            long discarded,
            long held,
            double reachedPerSecond,
            String why) {
        /** Whether nothing was lost and the rate was reached. */
        @JsonProperty
        public Verdict verdict() {
            return Verdict.of(why.isEmpty());
        }
    }

    /**
     * What a running throttle holds: heap and direct buffers.
     *
     * @param ratePerSecond its limit
     * @param bytes what it holds
     * @param limitBytes what it may hold
     */
    public record Memory(long ratePerSecond, long bytes, long limitBytes) {
        /** Whether it holds no more than it may. */
        @JsonProperty
        public Verdict verdict() {
            return Verdict.of(bytes <= limitBytes);
        }
    }
}
