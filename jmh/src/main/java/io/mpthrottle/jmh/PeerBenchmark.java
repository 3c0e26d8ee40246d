// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.function.BooleanSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Control;

/**
 * What do the limiters that people use today cost at the same work: a refusal while the fuel is out, and a grant while
 * there is fuel for every thread?
 *
 * <p>Run with {@code scripts/bench quick Peer} on one thread, with {@code full} on 2, 4 and 8 too. Each limiter has forks of
 * its own, so that none pays for the classes of another. Compare rows of one run; {@link FloorBenchmark} shows what the machine
 * adds. {@link io.mpthrottle.peers.PeerKind} tells how each peer is set up. Ours is called through the same adapter as the
 * peers, which is one call more than in {@link HasFuelBenchmark}.
 */
public class PeerBenchmark extends NanosPerCall {
    /** The limiter. */
    @Param
    public Contender limiter = Contender.MPTHROTTLE;

    private BooleanSupplier empty = () -> false;

    /** Makes a limiter whose fuel is out. */
    @Setup(Level.Trial)
    public void empty() {
        empty = limiter.openEmpty();
    }

    /** A call while the fuel is out. */
    @Benchmark
    public boolean refused() {
        return empty.getAsBoolean();
    }

    /** Calls while fuel is waiting. */
    @Benchmark
    @OperationsPerInvocation(Fueled.TAKES)
    public int granted(final Fuel fuel, final Turn turn, final Control control) {
        return turn.take(fuel, control);
    }
}
