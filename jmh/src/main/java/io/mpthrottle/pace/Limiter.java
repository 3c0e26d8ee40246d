// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.peers.PeerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is measured. */
enum Limiter {
    /** Ours. */
    MPTHROTTLE(null),
    /** Ours in an older build. It only takes turns with ours. */
    BASE(null),
    /** The clock alone. No limiter can be better. */
    FLOOR(null),
    /** A bare count from one thread to another. No limiter that decides on a thread of its own can be better. */
    HANDOFF(null),
    /** A bare JCTools queue from one thread to another. In turns with ours it tells what the tank itself takes. */
    QUEUE(null),
    /** The parts of ours, put together in the obvious way. It takes turns with ours and is no floor. */
    PARTS(null),
    /** Guava. */
    GUAVA(PeerKind.GUAVA),
    /** Bucket4j. */
    BUCKET4J(PeerKind.BUCKET4J),
    /** resilience4j. */
    RESILIENCE4J(PeerKind.RESILIENCE4J),
    /** Failsafe, bursty. */
    FAILSAFE_BURSTY(PeerKind.FAILSAFE_BURSTY),
    /** Failsafe, smooth. */
    FAILSAFE_SMOOTH(PeerKind.FAILSAFE_SMOOTH);

    private final @Nullable PeerKind peer;

    Limiter(final @Nullable PeerKind peer) {
        this.peer = peer;
    }

    static List<Limiter> peers() {
        return Arrays.stream(values()).filter(limiter -> limiter.peer != null).toList();
    }

    /** Whether it limits nothing, and so tells what the platform does to every limiter. */
    boolean isFloor() {
        return this == FLOOR || this == HANDOFF;
    }

    boolean isPeer() {
        return peer != null;
    }

    PeerKind peer() {
        if (peer == null) {
            throw new IllegalStateException(this + " is not a peer");
        }
        return peer;
    }

    /** Its name in files and tables. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
