// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Did a change make the workers' path slower? These are the rows that {@code scripts/check-latency} compares by default:
 * few enough to be run often, and without parameters, so that a row keeps its name.
 *
 * <p>Compare two builds with {@code scripts/check-latency --base main}; for what the figures mean, see {@link
 * HasFuelBenchmark}, which has the same work in all combinations.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class LatencyGate {
    private final Throttle empty = FullTank.throttle(Hardcap.LIMIT, Monitor.PRECISE, 1, Duration.ofSeconds(1));

    /** A tank that all threads drain. */
    public abstract static class Full {
        private final Hardcap hardcap;
        private final Monitor monitor;
        private FullTank tank = new FullTank(Hardcap.LIMIT, Monitor.OFF, 1);

        Full(final Hardcap hardcap, final Monitor monitor) {
            this.hardcap = hardcap;
            this.monitor = monitor;
        }

        /**
         * Makes the throttle.
         *
         * @param params know the number of threads
         */
        @Setup(Level.Trial)
        public void start(final BenchmarkParams params) {
            tank = new FullTank(hardcap, monitor, params.getThreads());
        }

        /** Ends it. */
        @TearDown(Level.Trial)
        public void stop() {
            tank.close();
        }
    }

    /** Without a monitor. */
    @State(Scope.Benchmark)
    public static class Bare extends Full {
        /** Makes it. */
        public Bare() {
            super(Hardcap.LIMIT, Monitor.OFF);
        }
    }

    /** One thread's turn at it. */
    @State(Scope.Thread)
    public static class BareTurn {
        /**
         * Waits until the tank is full.
         *
         * @param full has it
         */
        @Setup(Level.Invocation)
        public void begin(final Bare full) {
            ((Full) full).tank.refill();
        }
    }

    /** With coarse stamps. */
    @State(Scope.Benchmark)
    public static class Coarse extends Full {
        /** Makes it. */
        public Coarse() {
            super(Hardcap.LIMIT, Monitor.COARSE);
        }
    }

    /** One thread's turn at it. */
    @State(Scope.Thread)
    public static class CoarseTurn {
        /**
         * Waits until the tank is full.
         *
         * @param full has it
         */
        @Setup(Level.Invocation)
        public void begin(final Coarse full) {
            ((Full) full).tank.refill();
        }
    }

    /** With a clock reading for each grant. */
    @State(Scope.Benchmark)
    public static class Precise extends Full {
        /** Makes it. */
        public Precise() {
            super(Hardcap.LIMIT, Monitor.PRECISE);
        }
    }

    /** One thread's turn at it. */
    @State(Scope.Thread)
    public static class PreciseTurn {
        /**
         * Waits until the tank is full.
         *
         * @param full has it
         */
        @Setup(Level.Invocation)
        public void begin(final Precise full) {
            ((Full) full).tank.refill();
        }
    }

    /** With a clock reading that goes back to the refill agent, too. */
    @State(Scope.Benchmark)
    public static class Window extends Full {
        /** Makes it. */
        public Window() {
            super(Hardcap.WINDOW, Monitor.PRECISE);
        }
    }

    /** One thread's turn at it. */
    @State(Scope.Thread)
    public static class WindowTurn {
        /**
         * Waits until the tank is full.
         *
         * @param full has it
         */
        @Setup(Level.Invocation)
        public void begin(final Window full) {
            ((Full) full).tank.refill();
        }
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
     * An empty tank, two threads.
     *
     * @return false
     */
    @Benchmark
    @Threads(2)
    public boolean refusedByTwo() {
        return empty.hasFuel();
    }

    /**
     * Fuel waiting, no monitor.
     *
     * @param full has fuel
     * @param turn filled it
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Bare full, final BareTurn turn) {
        return ((Full) full).tank.take();
    }

    /**
     * Fuel waiting, no monitor, two threads.
     *
     * @param full has fuel
     * @param turn filled it
     * @return the grants
     */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedByTwo(final Bare full, final BareTurn turn) {
        return ((Full) full).tank.take();
    }

    /**
     * Fuel waiting, coarse stamps.
     *
     * @param full has fuel
     * @param turn filled it
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedCoarse(final Coarse full, final CoarseTurn turn) {
        return ((Full) full).tank.take();
    }

    /**
     * Fuel waiting, precise stamps.
     *
     * @param full has fuel
     * @param turn filled it
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedPrecise(final Precise full, final PreciseTurn turn) {
        return ((Full) full).tank.take();
    }

    /**
     * Fuel waiting, an exact window.
     *
     * @param full has fuel
     * @param turn filled it
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedWindow(final Window full, final WindowTurn turn) {
        return ((Full) full).tank.take();
    }
}
