// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;

/** What the worker of a trial takes fuel from. */
interface FuelSource extends AutoCloseable {
    /**
     * Starts the source.
     *
     * @return the origin of the grid: the instant for which the first unit that {@link #take} gives is intended
     */
    long start() throws InterruptedException;

    /** Takes one unit; false if there is none now. */
    boolean take() throws InterruptedException;

    /** The instant of the last grant. Called right after the grant. */
    default long instant() {
        return System.nanoTime();
    }

    /** The earliest instant at which the calling thread's last grant can have been, if it asked for it at this instant. */
    default long notBefore(final long calledNs) {
        return calledNs;
    }

    /** The threads that the limiter itself has. */
    default List<Thread> threads() {
        return List.of();
    }

    /** The account of the fuel while the source still runs. Called when the worker has left. */
    default Ledger running() {
        return Ledger.NONE;
    }

    /** The settings in words. */
    String settings();

    /** Stops the source, and returns the account of the fuel after that. */
    default Ledger stop() {
        close();
        return Ledger.NONE;
    }

    @Override
    void close();
}
