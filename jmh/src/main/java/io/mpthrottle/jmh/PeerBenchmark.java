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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

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

    /** A limiter with fuel. */
    @State(Scope.Benchmark)
    public static class Full {
        private Fueled fueled = new FueledPeer(io.mpthrottle.peers.PeerKind.SEMAPHORE, 1);

        /**
         * Makes it.
         *
         * @param benchmark knows which one
         * @param params know the number of threads
         */
        @Setup(Level.Trial)
        public void open(final PeerBenchmark benchmark, final BenchmarkParams params) {
            fueled = benchmark.limiter.openFull(params.getThreads());
        }

        /** Begins anew. */
        @Setup(Level.Iteration)
        public void renew() {
            fueled.renew();
        }

        /** Ends it. */
        @TearDown(Level.Trial)
        public void close() {
            fueled.close();
        }
    }

    /** One thread's turn, and its count of the calls that should have been granted. */
    @State(Scope.Thread)
    public static class Turn {
        /** Threads that JMH takes away at the end of an iteration may find the tank drained. */
        private static final double TOLERANCE = 0.01;

        private long asked;
        private long granted;

        /**
         * Waits until there is fuel.
         *
         * @param full has it
         */
        @Setup(Level.Invocation)
        public void begin(final Full full) {
            full.fueled.refill();
        }

        int count(final int grants) {
            asked += Fueled.TAKES;
            granted += grants;
            return grants;
        }

        /** A grant that was a refusal would pass for a fast grant. */
        @TearDown(Level.Trial)
        public void check() {
            if (granted < asked * (1 - TOLERANCE)) {
                throw new IllegalStateException(
                        "expected grants only, but of " + asked + " calls only " + granted + " were");
            }
        }
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
     * @param full has it
     * @param turn counts
     * @return how many were granted
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Full full, final Turn turn) {
        return turn.count(full.fueled.take());
    }
}
