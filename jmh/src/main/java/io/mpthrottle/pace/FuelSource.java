// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;

/** What the worker of a trial takes fuel from. */
interface FuelSource extends AutoCloseable {
    /**
     * Starts it.
     *
     * @return the origin of the grid: when the first of the units that {@link #take} gives is intended to go
     */
    long start() throws InterruptedException;

    /** Takes one unit; false if there is none now. */
    boolean take() throws InterruptedException;

    /** The instant of the last grant, asked right after it. */
    default long instant() {
        return System.nanoTime();
    }

    /** The earliest that the calling thread's last grant can have been, when it called at an instant. */
    default long notBefore(final long calledNs) {
        return calledNs;
    }

    /** The threads that the limiter itself has. */
    default List<Thread> threads() {
        return List.of();
    }

    /** What it knows about the fuel while it runs; called when the worker has left. */
    default Ledger running() {
        return Ledger.NONE;
    }

    /** Its settings in words. */
    String settings();

    /** Stops it; what it knows about the fuel then. */
    default Ledger stop() {
        close();
        return Ledger.NONE;
    }

    @Override
    void close();
}
