// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import io.mpthrottle.Hardcap;
import io.mpthrottle.peers.Peer;
import io.mpthrottle.peers.PeerKind;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The limiters of {@link PeerBenchmark}. */
public enum Contender {
    /** Ours without a monitor, which is what the peers do. */
    MPTHROTTLE(Monitor.OFF),
    /** Ours, each grant monitored with a coarse stamp. */
    MPTHROTTLE_COARSE(Monitor.COARSE),
    /** Ours, each grant monitored with a clock reading. */
    MPTHROTTLE_PRECISE(Monitor.PRECISE),
    /** Guava. */
    GUAVA(PeerKind.GUAVA),
    /** Bucket4j. */
    BUCKET4J(PeerKind.BUCKET4J),
    /** resilience4j. */
    RESILIENCE4J(PeerKind.RESILIENCE4J),
    /** Failsafe, bursty. */
    FAILSAFE_BURSTY(PeerKind.FAILSAFE_BURSTY),
    /** Failsafe, smooth. */
    FAILSAFE_SMOOTH(PeerKind.FAILSAFE_SMOOTH),
    /** The yardstick. */
    SEMAPHORE(PeerKind.SEMAPHORE);

    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Monitor monitor;
    private final @Nullable PeerKind peer;

    Contender(final Monitor monitor) {
        this.monitor = monitor;
        this.peer = null;
    }

    Contender(final PeerKind peer) {
        this.monitor = Monitor.OFF;
        this.peer = peer;
    }

    /** Opens the limiter with its fuel out for an hour; the supplier asks for a unit. */
    BooleanSupplier openEmpty() {
        if (peer == null) {
            return FullTank.throttle(Hardcap.LIMIT, monitor, 1, AN_HOUR)::hasFuel;
        }
        final Peer empty = peer.open(1, AN_HOUR);
        while (empty.tryAcquire()) {
            Thread.onSpinWait();
        }
        return empty::tryAcquire;
    }

    /** Opens the limiter with fuel for up to eight threads. */
    Fueled openFull() {
        return peer == null ? new FullTank(Hardcap.LIMIT, monitor) : new FueledPeer(peer);
    }
}
