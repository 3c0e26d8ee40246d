// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

/** A limiter with fuel for every thread's share of one invocation. */
interface Fueled extends AutoCloseable {
    /** How often each thread asks in one invocation. */
    int TAKES = 8_192;

    /** Begins an iteration. A semaphore, which is never filled up, would run out one day. */
    default void renew() {}

    /** Where the threads meet until there is fuel. */
    Rendezvous rendezvous();

    /** Takes one thread's share; tells how many calls were granted. */
    int take();

    @Override
    void close();
}
