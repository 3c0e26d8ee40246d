// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Pace;
import io.mpthrottle.Refill;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.Agent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What does it cost to read each view while 10,000,000 emissions a second are monitored?
 *
 * <p>Run with {@code scripts/bench full Views}. One thread is refill, monitor and worker at once, so that the reader has a core
 * to itself on a machine with two. Compare the views with each other: the four paces read what was published, the histograms
 * are copied.
 */
public class ViewsBenchmark extends NanosPerCall {
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

    /** Stops the load, and prints what it was. */
    @TearDown(Level.Trial)
    public void stop() throws InterruptedException {
        final Pace reached = throttle.latest();
        throttle.stop();
        load.join();
        throttle.close();
        System.out.printf("load: %,.0f a second%n", reached.perSecond());
    }

    /** The pace of the last second. */
    @Benchmark
    public Pace latest() {
        return throttle.latest();
    }

    /** The mean pace. */
    @Benchmark
    public Pace mean() {
        return throttle.mean();
    }

    /** The pace by the shortest interval. */
    @Benchmark
    public Pace loHi() {
        return throttle.loHi();
    }

    /** The pace by the longest interval. */
    @Benchmark
    public Pace hiLo() {
        return throttle.hiLo();
    }

    /** All views at once. */
    @Benchmark
    public Stats stats() {
        return throttle.stats();
    }

    /** A copy of all intervals. */
    @Benchmark
    public Histogram intervals() {
        return throttle.intervals();
    }

    /** A copy of the intervals of the last second. */
    @Benchmark
    public Histogram latestIntervals() {
        return throttle.latestIntervals();
    }
}
