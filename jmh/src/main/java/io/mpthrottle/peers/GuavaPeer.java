// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import com.google.common.util.concurrent.RateLimiter;
import java.time.Duration;

/** Guava's SmoothBursty, which {@code create} makes; it keeps the units of one second for a burst. */
final class GuavaPeer implements Peer {
    private final RateLimiter limiter;

    GuavaPeer(final long maxN, final Duration per) {
        limiter = RateLimiter.create(maxN * 1e9 / per.toNanos());
    }

    @Override
    public boolean tryAcquire() {
        return limiter.tryAcquire();
    }

    @Override
    public void acquire() {
        limiter.acquire();
    }
}
