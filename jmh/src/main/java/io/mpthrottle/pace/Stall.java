// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What several stalls of one limiter found; the most of any of them counts.
 *
 * @param limiter who
 * @param settings its settings in words
 * @param hardcap the rule, only of ours
 * @param ratePerSecond the limit
 * @param waiters threads that waited
 * @param stoppedMillis how long the process was stopped
 * @param trials how often
 * @param mostInSecond grants seen in the busiest second
 * @param mostIn10Millis grants seen in the busiest 10 ms
 * @param certainInSecond grants that must have been in the busiest second; null where that is not known
 * @param certainIn10Millis grants that must have been in the busiest 10 ms; null where that is not known
 * @param boundInSecond what the rule allows, or null
 * @param boundIn10Millis what the rule allows, or null
 * @param verdict PASS, FAIL, or NONE where there is no bound
 */
record Stall(
        String limiter,
        String settings,
        @Nullable Hardcap hardcap,
        long ratePerSecond,
        int waiters,
        long stoppedMillis,
        int trials,
        int mostInSecond,
        int mostIn10Millis,
        @Nullable Integer certainInSecond,
        @Nullable Integer certainIn10Millis,
        @Nullable Long boundInSecond,
        @Nullable Long boundIn10Millis,
        String verdict) {
    static final String NONE = "NONE";

    static Stall of(final StallSpec spec, final List<StallTrial.Seen> seen) {
        final Long boundInSecond = spec.bound(StallSpec.SECOND_NS);
        final Long boundIn10Millis = spec.bound(StallSpec.TEN_MILLIS_NS);
        final boolean isBound = boundInSecond != null && boundIn10Millis != null;
        final int certainInSecond = most(seen, StallTrial.Seen::certainInSecond);
        final int certainIn10Millis = most(seen, StallTrial.Seen::certainIn10Millis);
        return new Stall(
                spec.limiter().key(),
                seen.get(0).settings(),
                spec.hardcap(),
                spec.ratePerSecond(),
                spec.waiters(),
                spec.stoppedMillis(),
                seen.size(),
                most(seen, StallTrial.Seen::mostInSecond),
                most(seen, StallTrial.Seen::mostIn10Millis),
                isBound ? certainInSecond : null,
                isBound ? certainIn10Millis : null,
                boundInSecond,
                boundIn10Millis,
                verdict(certainInSecond, boundInSecond, certainIn10Millis, boundIn10Millis));
    }

    private static String verdict(
            final int second,
            final @Nullable Long boundInSecond,
            final int millis,
            final @Nullable Long boundIn10Millis) {
        if (boundInSecond == null || boundIn10Millis == null) {
            return NONE;
        }
        return second <= boundInSecond && millis <= boundIn10Millis ? Trial.PASS : Trial.FAIL;
    }

    private static int most(final List<StallTrial.Seen> seen, final ToIntFunction<StallTrial.Seen> figure) {
        return seen.stream().mapToInt(figure).max().orElseThrow();
    }
}
