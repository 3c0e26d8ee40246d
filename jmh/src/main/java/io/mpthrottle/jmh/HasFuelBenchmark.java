// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does {@code hasFuel()} cost when it is refused, and when fuel is waiting?
 *
 * <p>Run with {@code java -jar jmh/target/benchmarks.jar HasFuel -prof gc}. Compare {@code refused} with the empty poll of
 * {@link TankQueueBenchmark}, {@code granted} with its poll of a full queue, and the two monitors with each other: what
 * PRECISE adds to COARSE is one reading of the clock. The agents run between the invocations on the benchmark's own
 * thread, so nothing else competes for the core and the fill is never timed.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class HasFuelBenchmark {
    private static final int UNITS = 16_384;

    /** Between two looks at the statistics, whose garbage would be counted. */
    private static final int STEPS = 1_000;

    /** What watches the grants. */
    public enum Monitor {
        /** Nothing. */
        OFF,
        /** The monitor, with the refill agent's stamps. */
        COARSE,
        /** The monitor, with a clock reading for each grant. */
        PRECISE
    }

    /** A throttle whose tank is full before each invocation. */
    @State(Scope.Benchmark)
    public static class Full {
        /** The rule. */
        @Param({"LIMIT", "WINDOW"})
        public Hardcap hardcap = Hardcap.LIMIT;

        /** What watches. */
        @Param
        public Monitor monitor = Monitor.OFF;

        private Throttle throttle = throttle(Hardcap.LIMIT, Monitor.OFF, 1);
        private Agent agent = throttle.agent();

        /** Makes the throttle; its tank fills within two milliseconds. */
        @Setup(Level.Trial)
        public void start() {
            throttle = throttle(hardcap, monitor, UNITS);
            agent = throttle.agent();
            throttle.start();
        }

        /**
         * Fills the tank and drains the ring.
         *
         * @throws Exception never
         */
        @Setup(Level.Invocation)
        public void fill() throws Exception {
            do {
                for (int i = 0; i < STEPS; i++) {
                    agent.doWork();
                }
            } while (throttle.stats().held() < UNITS);
        }

        /** Ends the run. */
        @TearDown(Level.Trial)
        public void stop() {
            throttle.close();
        }
    }

    private final Throttle empty = throttle(Hardcap.LIMIT, Monitor.PRECISE, 1);

    static Throttle throttle(final Hardcap hardcap, final Monitor monitor, final int units) {
        return Throttle.builder()
                .limit(units, Duration.ofMillis(2))
                .hardcap(hardcap)
                .asMonitor(monitor != Monitor.OFF)
                .timestamps(monitor == Monitor.COARSE ? Timestamps.COARSE : Timestamps.PRECISE)
                .refill(Refill.BUSY_SPIN)
                .threading(Threading.INVOKER)
                .autoCalibrate(false)
                .build();
    }

    /**
     * An empty tank.
     *
     * @return false
     */
    @Benchmark
    public boolean refused() {
        return empty.hasFuel();
    }

    /**
     * A tank with fuel waiting.
     *
     * @param full has it
     * @return how many units there were
     */
    @Benchmark
    @OperationsPerInvocation(UNITS)
    public int granted(final Full full) {
        int granted = 0;
        for (int i = 0; i < UNITS; i++) {
            if (full.throttle.hasFuel()) {
                granted++;
            }
        }
        return granted;
    }
}
