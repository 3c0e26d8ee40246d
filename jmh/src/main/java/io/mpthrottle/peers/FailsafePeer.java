// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import dev.failsafe.RateLimiter;

/** Either of Failsafe's two limiters. */
final class FailsafePeer implements Peer {
    private final RateLimiter<Object> limiter;

    FailsafePeer(final RateLimiter<Object> limiter) {
        this.limiter = limiter;
    }

    @Override
    public boolean tryAcquire() {
        return limiter.tryAcquirePermit();
    }

    @Override
    public void acquire() throws InterruptedException {
        limiter.acquirePermit();
    }
}
