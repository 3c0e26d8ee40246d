// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import org.agrona.concurrent.Agent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does the monitor pay for one emission: drained, put into its histograms and its slice of the last second?
 *
 * <p>Run with {@code scripts/bench full Monitor}. The reciprocal is the rate at which one monitor thread is fully busy; no
 * worker pays this time. Compare with {@code ringWrite} of {@link FloorBenchmark}.
 */
public class MonitorBenchmark extends NanosPerCall {
    private static final int EMISSIONS = 32_768;

    /** Stamps as at ten million a second. */
    private static final long INTERVAL_NS = 100;

    private final Throttle throttle =
            Throttle.builder().asThrottle(false).threading(Threading.INVOKER).build();
    private Agent agent = throttle.agent();
    private long stampNs;

    /** Starts the throttle. */
    @Setup(Level.Trial)
    public void start() {
        throttle.start();
        agent = throttle.agent();
        stampNs = System.nanoTime();
    }

    /** Emits what the monitor will drain. */
    @Setup(Level.Invocation)
    public void emit() {
        for (int i = 0; i < EMISSIONS; i++) {
            stampNs += INTERVAL_NS;
            throttle.emit(stampNs);
        }
    }

    /** Closes the throttle. */
    @TearDown(Level.Trial)
    public void stop() {
        throttle.close();
    }

    /** Drains all emissions. */
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
