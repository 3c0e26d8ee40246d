// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does a call cost while the refill agent places 10,000,000 units a second, so that the tank's two ends and the ring
 * are written by several cores?
 *
 * <p>Run with {@code scripts/bench quick LiveRefill}. The time is the mean over grants and refusals; the counters tell how many
 * calls of a thread in one iteration were {@code granted} and how many {@code refused}. Compare with {@link HasFuelBenchmark},
 * where no unit is placed meanwhile. Refill and monitor run in one thread, so on two cores one worker has a core to itself.
 */
public class LiveRefillBenchmark extends NanosPerCall {
    private static final long UNITS_PER_SECOND = 10_000_000;

    /** How grants are monitored. */
    @Param
    public Monitor monitor = Monitor.OFF;

    private Throttle throttle = Throttle.of(1, Duration.ofSeconds(1));

    /** How the calls of one thread ended. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Calls {
        /** With a unit. */
        public long granted;

        /** Without a unit. */
        public long refused;
    }

    /** Starts the agents. */
    @Setup(Level.Trial)
    public void start() {
        throttle = Throttle.builder()
                .limit(UNITS_PER_SECOND, Duration.ofSeconds(1))
                .asMonitor(monitor.isOn())
                .timestamps(monitor.timestamps())
                .refill(Refill.BUSY_SPIN)
                .threading(Threading.SHARED)
                .autoCalibrate(false)
                .build();
        throttle.start();
    }

    /** Stops the agents. */
    @TearDown(Level.Trial)
    public void stop() {
        throttle.close();
    }

    /** One call. */
    @Benchmark
    public boolean hasFuel(final Calls calls) {
        final boolean granted = throttle.hasFuel();
        if (granted) {
            calls.granted++;
        } else {
            calls.refused++;
        }
        return granted;
    }
}
