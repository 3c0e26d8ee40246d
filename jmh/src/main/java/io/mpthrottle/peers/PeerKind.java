// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.peers;

import dev.failsafe.RateLimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/** The peers, with their settings in words. */
public enum PeerKind {
    /** Guava's RateLimiter. */
    GUAVA("Guava", "RateLimiter.create(maxN / per), SmoothBursty with one second of burst") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new GuavaPeer(maxN, per);
        }
    },

    /** Bucket4j's local bucket. */
    BUCKET4J("Bucket4j", "local, lock-free; capacity(maxN).refillGreedy(maxN, per), withNanosecondPrecision()") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new Bucket4jPeer(maxN, per);
        }
    },

    /** resilience4j's rate limiter. */
    RESILIENCE4J(
            "resilience4j",
            "AtomicRateLimiter; limitForPeriod(maxN), limitRefreshPeriod(per), timeoutDuration 0 (not waiting) or 1 h") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new Resilience4jPeer(maxN, per);
        }
    },

    /** Failsafe's bursty limiter. */
    FAILSAFE_BURSTY("Failsafe bursty", "RateLimiter.burstyBuilder(maxN, per)") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new FailsafePeer(RateLimiter.<Object>burstyBuilder(maxN, per).build());
        }
    },

    /** Failsafe's smooth limiter. */
    FAILSAFE_SMOOTH("Failsafe smooth", "RateLimiter.smoothBuilder(maxN, per)") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new FailsafePeer(RateLimiter.<Object>smoothBuilder(maxN, per).build());
        }
    },

    /** A bare semaphore, the yardstick; it limits no rate. */
    SEMAPHORE("Semaphore", "new Semaphore(maxN), not fair, nobody releases: a yardstick, not a limiter of rates") {
        @Override
        public Peer open(final long maxN, final Duration per) {
            return new SemaphorePeer(maxN);
        }
    };

    private static final Properties VERSIONS = versions();

    private final String label;
    private final String settings;

    PeerKind(final String label, final String settings) {
        this.label = label;
        this.settings = settings;
    }

    private static Properties versions() {
        final Properties versions = new Properties();
        try (InputStream in = PeerKind.class.getResourceAsStream("versions.properties")) {
            if (in != null) {
                versions.load(in);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions;
    }

    /** Makes the limiter, with its tank as full as the limiter begins. */
    public abstract Peer open(long maxN, Duration per);

    /** The name as its makers write it. */
    public String label() {
        return label;
    }

    /** The call that makes it. */
    public String settings() {
        return settings;
    }

    /** The version that is measured; the JDK's for the semaphore. */
    public String version() {
        final String library = name().toLowerCase(Locale.ROOT).replaceAll("_.*", "");
        return VERSIONS.getProperty(library, "JDK " + Runtime.version().feature());
    }
}
