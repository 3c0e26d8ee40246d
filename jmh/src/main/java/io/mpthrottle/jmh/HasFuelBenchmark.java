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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/**
 * What does {@code hasFuel()} cost when it is refused, and when fuel is waiting, under each rule and each monitor?
 *
 * <p>Run with {@code scripts/bench quick HasFuel}, with 1, 2, 4 and 8 threads. Compare {@code refused} with the empty poll
 * of {@link FloorBenchmark}, {@code granted} with the poll of a full queue in {@link TankQueueBenchmark}, and the two
 * monitors with each other: what PRECISE adds to COARSE is one reading of the clock.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class HasFuelBenchmark {
    /** The rule. */
    @Param({"LIMIT", "WINDOW"})
    public Hardcap hardcap = Hardcap.LIMIT;

    /** What watches. */
    @Param
    public Monitor monitor = Monitor.OFF;

    private Throttle empty = throttle();

    private Throttle throttle() {
        return FullTank.throttle(hardcap, monitor, 1, Duration.ofSeconds(1));
    }

    /** Makes the throttle that is empty, as it is never started. */
    @Setup(Level.Trial)
    public void make() {
        empty = throttle();
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
     * @param fuel has it
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return how many units there were
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
