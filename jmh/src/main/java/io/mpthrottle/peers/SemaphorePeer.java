// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import java.util.concurrent.Semaphore;

/** A semaphore that is never filled up: the least that a limiter can cost which counts units under a CAS. */
final class SemaphorePeer implements Peer {
    private final Semaphore semaphore;

    SemaphorePeer(final long maxN) {
        semaphore = new Semaphore((int) Math.min(maxN, Integer.MAX_VALUE));
    }

    @Override
    public boolean tryAcquire() {
        return semaphore.tryAcquire();
    }

    @Override
    public void acquire() throws InterruptedException {
        semaphore.acquire();
    }
}
