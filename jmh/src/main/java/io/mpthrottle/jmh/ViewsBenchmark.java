// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Pace;
import io.mpthrottle.Refill;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to read each view while 10,000,000 emissions a second are monitored?
 *
 * <p>Run with {@code scripts/bench quick Views}. One thread beside the reader is refill, monitor and worker in one, so that
 * the reader has a core to itself on a machine with two. Compare the views with each other: the four paces read what was
 * published, the histograms are copied.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
// A fork does not see the manifest, which has the same flag.
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED")
public class ViewsBenchmark {
    private static final long UNITS_PER_SECOND = 10_000_000;

    private final Throttle throttle = Throttle.builder()
            .limit(UNITS_PER_SECOND, Duration.ofSeconds(1))
            .refill(Refill.BUSY_SPIN)
            .timestamps(Timestamps.COARSE)
            .threading(Threading.INVOKER)
            .autoCalibrate(false)
            .build();
    private Thread load = new Thread(this::run, "load");

    private void run() {
        final Agent agent = throttle.agent();
        try {
            agent.onStart();
            while (throttle.isRunning()) {
                agent.doWork();
                while (throttle.hasFuel()) {
                    Thread.onSpinWait();
                }
            }
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the load. */
    @Setup(Level.Trial)
    public void start() {
        throttle.start();
        load = new Thread(this::run, "load");
        load.setDaemon(true);
        load.start();
    }

    /**
     * Stops it, and says what it was.
     *
     * @throws InterruptedException never
     */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
        final Pace reached = throttle.latest();
        throttle.stop();
        load.join();
        throttle.close();
        System.out.printf("load: %,.0f a second%n", reached.perSecond());
    }

    /**
     * Reads the pace of the last second.
     *
     * @return it
     */
    @Benchmark
    public Pace latest() {
        return throttle.latest();
    }

    /**
     * Reads the mean pace.
     *
     * @return it
     */
    @Benchmark
    public Pace mean() {
        return throttle.mean();
    }

    /**
     * Reads the lowest interval.
     *
     * @return it
     */
    @Benchmark
    public Pace loHi() {
        return throttle.loHi();
    }

    /**
     * Reads the highest interval.
     *
     * @return it
     */
    @Benchmark
    public Pace hiLo() {
        return throttle.hiLo();
    }

    /**
     * Reads all at once.
     *
     * @return it
     */
    @Benchmark
    public Stats stats() {
        return throttle.stats();
    }

    /**
     * Reads a copy of all intervals.
     *
     * @return it
     */
    @Benchmark
    public Histogram intervals() {
        return throttle.intervals();
    }

    /**
     * Reads a copy of the intervals of the last second.
     *
     * @return it
     */
    @Benchmark
    public Histogram latestIntervals() {
        return throttle.latestIntervals();
    }
}
