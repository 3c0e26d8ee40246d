// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.MpmcArrayQueue;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Which of the two MPMC queues of JCTools should be the tank: the one on VarHandles, which loads no Unsafe class, or the
 * one on Unsafe, which warns on JDK 24 and later?
 *
 * <p>Run with {@code java -jar jmh/target/benchmarks.jar TankQueue}, on each JDK. Compare the two kinds row by row: a worker
 * pays {@code refused} and {@code granted}; {@code placedAndTaken} adds what the refill agent pays.
 */
public class TankQueueBenchmark extends NanosPerCall {
    private static final int UNITS = 65_536;

    /** The two implementations. */
    public enum Kind {
        /** On VarHandles. */
        VAR_HANDLE,
        /** On Unsafe. */
        UNSAFE;

        MessagePassingQueue<Object> make() {
            return this == VAR_HANDLE ? new MpmcVarHandleArrayQueue<>(UNITS) : new MpmcArrayQueue<>(UNITS);
        }
    }

    /** A full queue for each invocation; the filling is not measured. */
    @State(Scope.Benchmark)
    public static class Full {
        MessagePassingQueue<Object> queue = Kind.VAR_HANDLE.make();

        /** Makes the queue. */
        @Setup(Level.Trial)
        public void choose(final TankQueueBenchmark benchmark) {
            queue = benchmark.kind.make();
        }

        /** Fills the queue. */
        @Setup(Level.Invocation)
        public void fill() {
            queue.fill(() -> UNIT, UNITS);
        }
    }

    private static final Object UNIT = new Object();

    /** The implementation under test. */
    @Param
    public Kind kind = Kind.VAR_HANDLE;

    private MessagePassingQueue<Object> empty = Kind.VAR_HANDLE.make();

    /** Makes the empty queue. */
    @Setup
    public void make() {
        empty = kind.make();
    }

    /** A poll of an empty queue. */
    @Benchmark
    public @Nullable Object refused() {
        return empty.relaxedPoll();
    }

    /** An offer and a poll by one thread. */
    @Benchmark
    public @Nullable Object placedAndTaken() {
        empty.relaxedOffer(UNIT);
        return empty.relaxedPoll();
    }

    /** Polls of a full queue. */
    @Benchmark
    @OperationsPerInvocation(UNITS)
    public void granted(final Full full, final Blackhole blackhole) {
        for (int i = 0; i < UNITS; i++) {
            blackhole.consume(full.queue.relaxedPoll());
        }
    }
}
