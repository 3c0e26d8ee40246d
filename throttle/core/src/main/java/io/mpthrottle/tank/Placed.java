// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Keeps the count away from whatever the heap puts before it. */
@SuppressWarnings("unused")
abstract class PlacedPadding {
    private long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14;
}

/** The count itself. */
abstract class PlacedCount extends PlacedPadding {
    static final VarHandle COUNT;

    static {
        try {
            COUNT = MethodHandles.lookup().findVarHandle(PlacedCount.class, "count", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through COUNT
    private long count;
}

/**
 * How many units were ever placed, so that a worker sees an empty tank without touching the queue's slots.
 *
 * <p>Writers: the refill agent, released after units stand in their slots; and whoever bars the tank, which makes the count
 * larger than any that are taken, so that every worker comes to the queue and from there to the reason why. Both write
 * atomically, or one could undo the other. Readers: workers, opaque, each time they ask for fuel. It has its own cache line,
 * which changes hands only when units are placed: while the tank is empty every worker keeps a copy.
 */
abstract class Placed extends PlacedCount {
    /** A century of a billion units a second is less. */
    private static final long BARRED = 1L << 62;

    @SuppressWarnings("unused") // padding
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14;

    final long placedOpaque() {
        return (long) COUNT.getOpaque(this);
    }

    final void addPlacedRelease(final long units) {
        final long unused = (long) COUNT.getAndAddRelease(this, units);
    }

    final void barRelease() {
        final long unused = (long) COUNT.getAndBitwiseOrRelease(this, BARRED);
    }
}
