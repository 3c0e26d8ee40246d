// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.Agent;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does the monitor pay for one emission: drained, put into its histograms and its slice of the last second?
 *
 * <p>Run with {@code scripts/bench quick Monitor}. Its reciprocal is the rate at which one monitor thread is fully busy. No
 * worker pays it. Compare with {@code ringWrite} of {@link FloorBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class MonitorBenchmark {
    private static final int EMISSIONS = 32_768;

    /** Stamps as at ten million a second. */
    private static final long INTERVAL_NS = 100;

    private final Throttle throttle =
            Throttle.builder().asThrottle(false).threading(Threading.INVOKER).build();
    private Agent agent = throttle.agent();
    private long stampNs;

    /** Begins a run. */
    @Setup(Level.Trial)
    public void start() {
        throttle.start();
        agent = throttle.agent();
        stampNs = System.nanoTime();
    }

    /** Leaves the emissions. */
    @Setup(Level.Invocation)
    public void emit() {
        for (int i = 0; i < EMISSIONS; i++) {
            stampNs += INTERVAL_NS;
            throttle.emit(stampNs);
        }
    }

    /** Ends it. */
    @TearDown(Level.Trial)
    public void stop() {
        throttle.close();
    }

    /**
     * Drains them all.
     *
     * @return how many there were
     * @throws Exception never
     */
    @Benchmark
    @OperationsPerInvocation(EMISSIONS)
    public int drain() throws Exception {
        int drained = 0;
        int step = agent.doWork();
        while (step > 0) {
            drained += step;
            step = agent.doWork();
        }
        return drained;
    }
}
