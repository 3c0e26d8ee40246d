// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
 * What do the limiters that people use today cost at the same work: a refusal while the fuel is out, and a grant while
 * there is fuel for everybody?
 *
 * <p>Run with {@code scripts/bench quick Peer}, with 1, 2, 4 and 8 threads; each limiter has forks of its own, so that none
 * pays for the other's classes. Compare within one run; {@link FloorBenchmark} tells what the machine does to each. How
 * each peer is set up stands in {@link io.mpthrottle.peers.PeerKind}. Ours goes through the same adapter as they do, one
 * call more than in {@link HasFuelBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class PeerBenchmark {
    /** Which one. */
    @Param
    public Contender limiter = Contender.MPTHROTTLE;

    private BooleanSupplier empty = () -> false;

    /** Takes the fuel away. */
    @Setup(Level.Trial)
    public void empty() {
        empty = limiter.openEmpty();
    }

    /**
     * Fuel is out.
     *
     * @return false
     */
    @Benchmark
    public boolean refused() {
        return empty.getAsBoolean();
    }

    /**
     * Fuel is waiting.
     *
     * @param fuel the limiter's
     * @param turn takes it
     * @param control tells the turn when it is over
     * @return how many were granted
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
