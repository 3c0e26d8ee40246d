// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import java.util.Objects;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** What the threads of a benchmark take from. The row's parameters choose it or, where the row has none, its name. */
@State(Scope.Benchmark)
public class Fuel {
    private Fueled fueled = new RoomyRing();

    /** Opens the fuel that the row names. */
    @Setup(Level.Trial)
    public void open(final BenchmarkParams row) {
        fueled = choose(row);
    }

    private static Fueled choose(final BenchmarkParams row) {
        final String limiter = row.getParam("limiter");
        if (limiter != null) {
            return Contender.valueOf(limiter).openFull();
        }
        final String hardcap = row.getParam("hardcap");
        if (hardcap != null) {
            final String monitor = Objects.requireNonNull(row.getParam("monitor"), "monitor");
            return new FullTank(Hardcap.valueOf(hardcap), Monitor.valueOf(monitor));
        }
        final String limits = row.getParam("limits");
        if (limits != null) {
            return FullTank.of(Integer.parseInt(limits));
        }
        final String method = row.getBenchmark().replaceAll(".*\\.", "");
        return switch (method) {
            case "ringWrite" -> new RoomyRing();
            case "emitted" -> new EmptyMonitor();
            case "granted", "grantedByTwo" -> new FullTank(Hardcap.LIMIT, Monitor.OFF);
            case "grantedCoarse" -> new FullTank(Hardcap.LIMIT, Monitor.COARSE);
            case "grantedPrecise" -> new FullTank(Hardcap.LIMIT, Monitor.PRECISE);
            case "grantedWindow" -> new FullTank(Hardcap.WINDOW, Monitor.PRECISE);
            default -> throw new IllegalStateException("no fuel is known for the row " + method);
        };
    }

    /** Begins an iteration with the row's threads. */
    @Setup(Level.Iteration)
    public void begin(final BenchmarkParams row) {
        fueled.renew();
        fueled.rendezvous().begin(row.getThreads());
    }

    /** Closes the fuel. */
    @TearDown(Level.Trial)
    public void close() {
        fueled.close();
    }

    Rendezvous rendezvous() {
        return fueled.rendezvous();
    }

    int take() {
        return fueled.take();
    }
}
