// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.Control;

/**
 * Did a change make the workers' path slower? These are the rows that {@code scripts/check-latency} compares by default:
 * few enough to be run often, and without parameters, so that a row keeps its name.
 *
 * <p>Compare two builds with {@code scripts/check-latency --base main}. Rows of two builds are matched by their full names, so
 * this class and its methods must keep theirs. {@link HasFuelBenchmark} has the same work in all combinations; {@link Fuel} says
 * what each row takes from.
 */
public class LatencyGate extends NanosPerCall {
    private final Throttle empty = FullTank.throttle(Hardcap.LIMIT, Monitor.PRECISE, 1, Duration.ofSeconds(1));

    /** A call at an empty tank. */
    @Benchmark
    public boolean refused() {
        return empty.hasFuel();
    }

    /** A call at an empty tank, by two threads. */
    @Benchmark
    @Threads(2)
    public boolean refusedByTwo() {
        return empty.hasFuel();
    }

    /** Calls with fuel waiting, no monitor. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /** Calls with fuel waiting, no monitor, by two threads. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedByTwo(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /** Calls with fuel waiting, coarse stamps. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedCoarse(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /** Calls with fuel waiting, precise stamps. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedPrecise(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /** Calls with fuel waiting, precise stamps, an exact window. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int grantedWindow(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
