// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.infra.Control;

/**
 * What does {@code emit(stamp)} cost where there is a monitor alone, and nobody has to take fuel first?
 *
 * <p>Run with {@code scripts/bench full Emit}, which runs it on 2, 4 and 8 threads, too. Compare with {@code ringWrite} of {@link
 * FloorBenchmark}.
 */
public class EmitBenchmark extends NanosPerCall {
    /** Calls with a stamp, while the ring has room. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int emitted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
