// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Throttle;
import java.time.Duration;
import org.agrona.concurrent.Agent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Control;

/**
 * Does a worker pay for more limits, and what does the refill agent pay?
 *
 * <p>Run with {@code scripts/bench full SeveralLimits}. Compare the rows of each method: {@code refused} and {@code granted} should not
 * depend on the number, and {@code step} should grow by at most 40 ns with each limit.
 */
public class SeveralLimitsBenchmark extends NanosPerCall {
    /** The limits. */
    @Param({"1", "2", "4", "8"})
    public int limits = 1;

    private Throttle empty = throttle();
    private Agent agent = empty.agent();

    private Throttle throttle() {
        return FullTank.throttle(limits, 1, Duration.ofHours(1));
    }

    /** Makes a throttle that runs, and takes its one unit. */
    @Setup(Level.Trial)
    public void empty() throws Exception {
        empty = throttle();
        agent = empty.agent();
        empty.start();
        agent.doWork();
        empty.hasFuel();
    }

    /** A call at an empty tank. */
    @Benchmark
    public boolean refused() {
        return empty.hasFuel();
    }

    /** Calls while fuel is waiting. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }

    /** A step of the refill agent in which nothing falls due, with the reading of the clock. */
    @Benchmark
    public int step() throws Exception {
        return agent.doWork();
    }
}
