// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a call cost while the refill agent places 10,000,000 units a second, so that the tank's two ends and the ring
 * are written by several cores?
 *
 * <p>Run with {@code scripts/bench quick LiveRefill}. The time is that of a mixture; the counters say of what: {@code
 * granted} and {@code refused} calls a thread in one iteration. Compare with {@link HasFuelBenchmark}, where nobody places
 * meanwhile. Refill and monitor share one thread; on a machine with two cores two workers and it share them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class LiveRefillBenchmark {
    private static final long UNITS_PER_SECOND = 10_000_000;

    /** What watches. */
    @Param
    public Monitor monitor = Monitor.OFF;

    private Throttle throttle = Throttle.of(1, Duration.ofSeconds(1));

    /** What became of the calls. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Calls {
        /** With a unit. */
        public long granted;

        /** Without. */
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

    /** Stops them. */
    @TearDown(Level.Trial)
    public void stop() {
        throttle.close();
    }

    /**
     * One call.
     *
     * @param calls counts it
     * @return whether it was granted
     */
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
