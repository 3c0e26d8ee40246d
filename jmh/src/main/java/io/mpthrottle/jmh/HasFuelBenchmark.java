// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Control;

/**
 * What does {@code hasFuel()} cost when it is refused, and when fuel is waiting, under each hardcap and each monitor?
 *
 * <p>Run with {@code scripts/bench full HasFuel}. Compare {@code refused} with the empty poll of {@link FloorBenchmark}, and the
 * two monitors with each other: PRECISE reads the clock for each grant, COARSE does not.
 */
public class HasFuelBenchmark extends NanosPerCall {
    /** The hardcap. */
    @Param({"LIMIT", "WINDOW"})
    public Hardcap hardcap = Hardcap.LIMIT;

    /** How grants are monitored. */
    @Param
    public Monitor monitor = Monitor.OFF;

    private Throttle empty = throttle();

    private Throttle throttle() {
        return FullTank.throttle(hardcap, monitor, 1, Duration.ofSeconds(1));
    }

    /** Makes a throttle that is empty, as it is never started. */
    @Setup(Level.Trial)
    public void make() {
        empty = throttle();
    }

    /** A call at an empty tank. */
    @Benchmark
    public boolean refused() {
        return empty.hasFuel();
    }

    /** Calls at a tank with fuel waiting. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
