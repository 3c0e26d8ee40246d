// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.concurrent.atomic.AtomicLong;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Control;

/**
 * What do the parts cost that any limiter is made of? No limiter that reads the clock is faster than {@code nanoTime}, and none
 * that counts under a CAS is faster than {@code compareAndSet}. {@code emptyPoll} and {@code ringWrite} are what our workers
 * would pay if they used JCTools and Agrona as these are. They pay less: a refusal looks at a count before it polls, and an
 * emission writes its record into the ring by itself.
 *
 * <p>Run with {@code scripts/bench quick Floor}. Compare with {@link HasFuelBenchmark} and {@link PeerBenchmark} in the same run,
 * at the same number of threads.
 */
public class FloorBenchmark extends NanosPerCall {
    private static final Object UNIT = new Object();

    private final AtomicLong shared = new AtomicLong();
    private final MpmcVarHandleArrayQueue<Object> empty = new MpmcVarHandleArrayQueue<>(65_536);
    private final MpmcVarHandleArrayQueue<Object> passed = new MpmcVarHandleArrayQueue<>(65_536);

    /** One reading of the clock. */
    @Benchmark
    public long nanoTime() {
        return System.nanoTime();
    }

    /** Adds one to a shared number by compare-and-set, again and again until no other thread came between. */
    @Benchmark
    public long compareAndSet() {
        long now = shared.get();
        while (!shared.compareAndSet(now, now + 1)) {
            now = shared.get();
        }
        return now;
    }

    /** Adds one to a shared number in one instruction. */
    @Benchmark
    public long getAndAdd() {
        return shared.getAndAdd(1);
    }

    /** A poll of an empty queue of the tank's kind. */
    @Benchmark
    public @Nullable Object emptyPoll() {
        return empty.relaxedPoll();
    }

    /** An offer and a poll; null if another thread got the unit. */
    @Benchmark
    public @Nullable Object offerAndPoll() {
        passed.relaxedOffer(UNIT);
        return passed.relaxedPoll();
    }

    /** Writes stamps into a ring that has room, as Agrona's ring does it. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int ringWrite(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
