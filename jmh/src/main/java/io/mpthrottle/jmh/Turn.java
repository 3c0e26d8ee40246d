// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Control;

/** One thread's turn at the fuel: the thread meets the others before each invocation, and counts its grants. */
@State(Scope.Thread)
public class Turn {
    /** At the end of an iteration, a thread that still measures shares the fuel with threads that no longer wait. */
    private static final double TOLERANCE = 0.02;

    private long asked;
    private long granted;
    private boolean met;
    private @Nullable Control control;
    private final BooleanSupplier over = this::isOver;

    /** Waits until all threads are here and there is fuel. */
    @Setup(Level.Invocation)
    public void meet(final Fuel fuel) {
        met = fuel.rendezvous().meet(over);
    }

    /** JMH goes on calling until the last thread has measured, and takes the threads away one by one. */
    private boolean isOver() {
        return control != null && control.stopMeasurement;
    }

    int take(final Fuel fuel, final Control now) {
        control = now;
        final int grants = fuel.take();
        if (met) {
            asked += Fueled.TAKES;
            granted += grants;
        }
        return grants;
    }

    /** Fails when calls were refused, as a refusal would pass for a fast grant. */
    @TearDown(Level.Trial)
    public void check() {
        if (granted < asked * (1 - TOLERANCE)) {
            throw new IllegalStateException(
                    "expected grants only, but " + (asked - granted) + " of " + asked + " calls were refused");
        }
    }
}
