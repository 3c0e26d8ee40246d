// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/**
 * Did a change make the workers' path slower? These are the rows that {@code scripts/check-latency} compares by default:
 * few enough to be run often, and without parameters, so that a row keeps its name.
 *
 * <p>Compare two builds with {@code scripts/check-latency --base main}; for what the figures mean, see {@link
 * HasFuelBenchmark}, which has the same work in all combinations. What each row takes from stands in {@link Fuel}.
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
     * @param fuel waits
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /**
     * Fuel waiting, no monitor, two threads.
     *
     * @param fuel waits
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return the grants
     */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedByTwo(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /**
     * Fuel waiting, coarse stamps.
     *
     * @param fuel waits
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedCoarse(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /**
     * Fuel waiting, precise stamps.
     *
     * @param fuel waits
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedPrecise(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /**
     * Fuel waiting, an exact window.
     *
     * @param fuel waits
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return the grants
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedWindow(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
