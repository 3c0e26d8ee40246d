// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.pace.StalledWaiters.Seen;
import io.mpthrottle.reports.model.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A stall: the whole process is stopped with SIGSTOP while threads wait for fuel.
 *
 * @param limiter the limiter
 * @param hardcap the rule, only of ours
 * @param refill the mode, only of ours
 * @param ratePerSecond the limit, in units per one second
 * @param waiters threads that wait
 * @param stoppedMillis how long the process is stopped
 */
record StallSpec(
        Limiter limiter,
        @Nullable Hardcap hardcap,
        @Nullable Refill refill,
        long ratePerSecond,
        int waiters,
        long stoppedMillis) {
    static final long SECOND_NS = 1_000_000_000;
    static final long TEN_MILLIS_NS = 10_000_000;

    static StallSpec ours(final Hardcap hardcap, final Refill refill) {
        return new StallSpec(Limiter.MPTHROTTLE, hardcap, refill, 100, 64, 600);
    }

    static StallSpec peer(final Limiter limiter) {
        return new StallSpec(limiter, null, null, 100, 64, 600);
    }

    /** Ours in every mode of refill and under every rule with a bound of its own. */
    static List<StallSpec> all() {
        final List<StallSpec> all = new ArrayList<>();
        for (final Refill refill : Refill.values()) {
            all.add(ours(Hardcap.LIMIT, refill));
        }
        all.add(ours(Hardcap.WINDOW, Refill.HYBRID));
        all.add(ours(Hardcap.ONE, Refill.HYBRID));
        all.addAll(peers());
        return all;
    }

    static List<StallSpec> peers() {
        return Limiter.peers().stream().map(StallSpec::peer).toList();
    }

    String name() {
        return "stall " + limiter.key() + (hardcap == null ? "" : " " + hardcap + " " + refill);
    }

    /**
     * The most grants that the rule allows in a half-open window of this length, which is at most a second; null if none
     * is stated.
     */
    @Nullable
    Long bound(final long windowNs) {
        if (hardcap == null) {
            return null;
        }
        final long intervals = windowNs * ratePerSecond / SECOND_NS;
        return switch (hardcap) {
            case LIMIT -> ratePerSecond + intervals + 1;
            case WINDOW -> ratePerSecond;
            case ONE -> Math.max(1, intervals);
            case NONE -> null;
        };
    }

    /** Sums up several stalls: the most grants of any of them count. */
    Stall worst(final List<Seen> seen) {
        return new Stall(
                limiter.key(),
                seen.get(0).settings(),
                ratePerSecond,
                waiters,
                stoppedMillis,
                seen.size(),
                busiest(seen, SECOND_NS, Seen::mostInSecond, Seen::certainInSecond),
                busiest(seen, TEN_MILLIS_NS, Seen::mostIn10Millis, Seen::certainIn10Millis));
    }

    /** It is not known when a thread that waits for a peer last looked, so a peer has no certain grants. */
    private Stall.Busiest busiest(
            final List<Seen> seen,
            final long windowNs,
            final ToLongFunction<Seen> most,
            final ToLongFunction<Seen> certain) {
        final Long bound = bound(windowNs);
        return new Stall.Busiest(
                seen.stream().mapToLong(most).max().orElseThrow(),
                bound == null
                        ? null
                        : Long.valueOf(seen.stream().mapToLong(certain).max().orElseThrow()),
                bound);
    }
}
