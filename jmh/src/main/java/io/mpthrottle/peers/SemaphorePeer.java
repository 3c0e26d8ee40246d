// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import java.util.concurrent.Semaphore;

/** A semaphore that nobody fills up: the least that any limiter which counts units under a CAS can cost. */
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
