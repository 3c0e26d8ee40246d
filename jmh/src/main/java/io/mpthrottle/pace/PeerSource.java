// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.peers.Peer;
import io.mpthrottle.peers.PeerKind;
import java.math.BigInteger;
import java.time.Duration;

/** A peer's blocking call. */
final class PeerSource implements FuelSource {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Peer peer;
    private final long ratePerSecond;
    private final String settings;

    private PeerSource(final PeerKind kind, final long ratePerSecond, final long maxN, final Duration per) {
        this.ratePerSecond = ratePerSecond;
        peer = kind.open(maxN, per);
        settings = kind.settings() + " with maxN = " + maxN + ", per = " + per.toNanos() + " ns";
    }

    /**
     * Sets a peer up to go as evenly as it can. Bucket4j and resilience4j let all units of a period go at once, so their
     * period has one unit, or the fewest that make it a whole number of nanoseconds. Guava and Failsafe are told the rate.
     */
    static PeerSource even(final PeerKind kind, final long ratePerSecond) {
        return switch (kind) {
            case BUCKET4J, RESILIENCE4J -> {
                final long common = BigInteger.valueOf(ratePerSecond)
                        .gcd(BigInteger.valueOf(NANOS_PER_SECOND))
                        .longValueExact();
                yield new PeerSource(
                        kind, ratePerSecond, ratePerSecond / common, Duration.ofNanos(NANOS_PER_SECOND / common));
            }
            default -> perSecond(kind, ratePerSecond);
        };
    }

    /** Sets a peer up with the units of a second. */
    static PeerSource perSecond(final PeerKind kind, final long ratePerSecond) {
        return new PeerSource(kind, ratePerSecond, ratePerSecond, Duration.ofSeconds(1));
    }

    /** A peer does not tell when its time begins, so the origin is its first grant, which is not counted. */
    @Override
    public long start() throws InterruptedException {
        peer.acquire();
        final IntendedTimes grid = new IntendedTimes(ratePerSecond, System.nanoTime());
        grid.advance();
        return grid.nextNs();
    }

    @Override
    public boolean take() throws InterruptedException {
        peer.acquire();
        return true;
    }

    @Override
    public String settings() {
        return settings;
    }

    @Override
    public void close() {
        peer.close();
    }
}
