// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Throttle;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Does a refusal cost the same, however many lines the throttle has?
 *
 * <p>Run with {@code scripts/bench full Lines} and compare its rows.
 */
public class LinesBenchmark extends NanosPerCall {
    /** The lines. */
    @Param({"1", "2", "8"})
    public int lines = 1;

    private Throttle empty = throttle();

    private Throttle throttle() {
        return Throttle.builder()
                .limit(1, Duration.ofHours(1))
                .lines(lines)
                .autoCalibrate(false)
                .build();
    }

    /** Makes a throttle that runs, and takes its one unit. */
    @Setup(Level.Trial)
    public void empty() throws InterruptedException {
        empty = throttle();
        empty.start();
        empty.awaitFuel();
    }

    /** Closes the throttle. */
    @TearDown(Level.Trial)
    public void close() {
        empty.close();
    }

    /** A call at an empty tank. */
    @Benchmark
    public boolean refused() {
        return empty.hasFuel();
    }
}
