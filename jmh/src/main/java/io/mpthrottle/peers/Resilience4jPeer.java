// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/**
 * resilience4j's AtomicRateLimiter. How long a call waits is a setting of the limiter, so there are two: one whose calls do not
 * wait, and one whose calls wait up to an hour. A measurement uses only one of them.
 */
final class Resilience4jPeer implements Peer {
    private final RateLimiter refusing;
    private final RateLimiter waiting;

    Resilience4jPeer(final long maxN, final Duration per) {
        refusing = limiter(maxN, per, Duration.ZERO);
        waiting = limiter(maxN, per, Duration.ofHours(1));
    }

    private static RateLimiter limiter(final long maxN, final Duration per, final Duration timeout) {
        return RateLimiter.of(
                "peer",
                RateLimiterConfig.custom()
                        .limitForPeriod((int) Math.min(maxN, Integer.MAX_VALUE))
                        .limitRefreshPeriod(per)
                        .timeoutDuration(timeout)
                        .build());
    }

    @Override
    public boolean tryAcquire() {
        return refusing.acquirePermission();
    }

    @Override
    public void acquire() throws InterruptedException {
        if (!waiting.acquirePermission()) {
            throw new InterruptedException();
        }
    }
}
