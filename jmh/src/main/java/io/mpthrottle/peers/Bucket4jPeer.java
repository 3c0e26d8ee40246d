// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** Bucket4j's local bucket: one bandwidth, refilled greedily, with a clock in nanoseconds (the default is milliseconds). */
final class Bucket4jPeer implements Peer {
    private final Bucket bucket;

    Bucket4jPeer(final long maxN, final Duration per) {
        bucket = Bucket.builder()
                .addLimit(limit -> limit.capacity(maxN).refillGreedy(maxN, per))
                .withNanosecondPrecision()
                .build();
    }

    @Override
    public boolean tryAcquire() {
        return bucket.tryConsume(1);
    }

    @Override
    public void acquire() throws InterruptedException {
        bucket.asBlocking().consume(1);
    }
}
