// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of one mode at one rate, as this build and an older one have it, in laps that took turns.
 *
 * @param base the older build's name
 * @param refill the mode
 * @param ratePerSecond the rate
 * @param measured what is compared
 * @param seconds the length of each lap
 * @param rounds the laps of each build in one process
 * @param ours this build's, lateness in nanoseconds, processor time in cores
 * @param beside the older build's, and the probability of such differences if this build does not tend to be higher
 * @param ratio this build's median to that of the older one
 * @param limit the most that the ratio may be; null where nothing is asked
 * @param isMet whether it is not more, or, where "no worse" is asked, was not seen to be more
 */
record VersusBuild(
        String base,
        Refill refill,
        long ratePerSecond,
        Measured measured,
        double seconds,
        int rounds,
        Turns.Series ours,
        Turns.Floor beside,
        double ratio,
        @Nullable Double limit,
        boolean isMet) {
    private static final double NO_WORSE = 1;

    /** What is compared. */
    enum Measured {
        /** The median lateness. */
        LATE_P50,
        /** The lateness that one grant in a hundred exceeds. */
        LATE_P99,
        /** The processor time of refill and monitor. */
        CORES;

        double of(final Trial trial) {
            return switch (this) {
                case LATE_P50 -> trial.lateness().p50();
                case LATE_P99 -> trial.lateness().p99();
                case CORES -> trial.cpu().limiter();
            };
        }
    }

    /** All quantities of one mode at one rate. */
    static Stream<VersusBuild> of(final String base, final TrialSpec spec, final Rounds rounds) {
        return Stream.of(Measured.values()).map(measured -> {
            final Turns.Series ours = rounds.series(spec, measured::of);
            final Turns.Series theirs = rounds.series(spec.asBase(), measured::of);
            return of(base, spec, measured, ours, theirs);
        });
    }

    static VersusBuild of(
            final String base,
            final TrialSpec spec,
            final Measured measured,
            final Turns.Series ours,
            final Turns.Series theirs) {
        final Refill refill = spec.refill() == null ? Refill.HYBRID : spec.refill();
        final Turns.Floor beside = Turns.Floor.of(theirs, ours, 0);
        final double ratio = theirs.median() == 0 ? 0 : ours.median() / theirs.median();
        final Double limit = limit(refill, spec.ratePerSecond(), measured);
        final boolean isMet = !ours.values().isEmpty()
                && limit != null
                && (ratio <= limit || (limit == NO_WORSE && beside.isReached()));
        return new VersusBuild(
                base,
                refill,
                spec.ratePerSecond(),
                measured,
                spec.seconds(),
                RelayRuns.ROUNDS,
                ours,
                beside,
                ratio,
                limit,
                isMet);
    }

    /** At 1,000 a second parks must end earlier than in the build of 27 November 2026; elsewhere nothing may be worse. */
    private static @Nullable Double limit(final Refill refill, final long ratePerSecond, final Measured measured) {
        final boolean isThousand = ratePerSecond == Goal.THOUSAND;
        return switch (refill) {
            case PARKED ->
                switch (measured) {
                    case LATE_P50 -> isThousand ? 0.65 : NO_WORSE;
                    case LATE_P99 -> isThousand ? 0.75 : NO_WORSE;
                    case CORES -> NO_WORSE;
                };
            case HYBRID ->
                switch (measured) {
                    case LATE_P50 -> null;
                    case LATE_P99 -> isThousand ? Double.valueOf(NO_WORSE) : null;
                    case CORES -> isThousand ? Double.valueOf(0.7) : null;
                };
            case BUSY_SPIN -> null;
        };
    }

    /** Whether this has a limit, and is beyond it. */
    boolean isMissed() {
        return limit != null && !isMet;
    }
}
