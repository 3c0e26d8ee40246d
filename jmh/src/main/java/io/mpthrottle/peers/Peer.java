// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

/** One limiter, set up for so many units per time span. */
public interface Peer extends AutoCloseable {
    /** Takes a unit if there is one, without waiting; tells whether it took one. */
    boolean tryAcquire();

    /** Takes a unit, waiting for it in the limiter's own way. Throws when the thread is interrupted and the limiter looks. */
    void acquire() throws InterruptedException;

    /** Ends what runs behind it; most peers have nothing that runs. */
    @Override
    default void close() {}
}
