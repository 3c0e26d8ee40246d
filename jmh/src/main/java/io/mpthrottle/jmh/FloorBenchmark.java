// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Control;

/**
 * What do the parts cost that any limiter is made of? No limiter that reads the clock is faster than {@code nanoTime}, none
 * that counts under a CAS faster than {@code compareAndSet}. {@code emptyPoll} and {@code ringWrite} are what JCTools and
 * Agrona would have our workers pay: a refusal looks at a count before it polls, and an emission writes its record into the
 * ring by itself, so both are faster.
 *
 * <p>Run with {@code scripts/bench quick Floor}. Compare {@link HasFuelBenchmark} and {@link PeerBenchmark} with these
 * rows of the same run, at the same number of threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class FloorBenchmark {
    private static final Object UNIT = new Object();

    private final AtomicLong shared = new AtomicLong();
    private final MpmcVarHandleArrayQueue<Object> empty = new MpmcVarHandleArrayQueue<>(65_536);
    private final MpmcVarHandleArrayQueue<Object> passed = new MpmcVarHandleArrayQueue<>(65_536);

    /**
     * Reads the clock.
     *
     * @return its reading
     */
    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }

    /**
     * Adds one to a shared number, reading it and trying until nobody came between.
     *
     * @return the number
     */
    @Benchmark
    public long compareAndSet() {
        long now = shared.get();
        while (!shared.compareAndSet(now, now + 1)) {
            now = shared.get();
        }
        return now;
    }

    /**
     * Adds one to a shared number in one instruction.
     *
     * @return the number
     */
    @Benchmark
    public long getAndAdd() {
        return shared.getAndAdd(1);
    }

    /**
     * Polls the tank's queue, empty.
     *
     * @return null
     */
    @Benchmark
    public @Nullable Object emptyPoll() {
        return empty.relaxedPoll();
    }

    /**
     * An offer to the tank's queue, and a poll.
     *
     * @return the unit, or null if another thread has it
     */
    @Benchmark
    public @Nullable Object offerAndPoll() {
        passed.relaxedOffer(UNIT);
        return passed.relaxedPoll();
    }

    /**
     * Writes a stamp into a ring that has room, as Agrona's ring does it.
     *
     * @param fuel the ring
     * @param turn writes
     * @param control tells the turn when it is over
     * @return how many stamps were written
     */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int ringWrite(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
