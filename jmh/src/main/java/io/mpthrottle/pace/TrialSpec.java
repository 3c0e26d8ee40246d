// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Percentiles;
import io.mpthrottle.reports.model.Trial;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One pace trial, or one lap.
 *
 * @param limiter the limiter
 * @param refill the refill mode; only ours and the floor beside PARKED have one
 * @param worker how the worker gets its fuel
 * @param ratePerSecond the rate
 * @param seconds the length of the measured window
 */
record TrialSpec(Limiter limiter, @Nullable Refill refill, Worker worker, long ratePerSecond, double seconds) {
    /** The rate at which the sparing modes have goals. */
    static final long THOUSAND = 1_000;

    /** From this rate on the rig cannot read the clock at every grant. */
    private static final long SAMPLED_FROM = 5_000_000;

    private static final int SAMPLED_EVERY = 16;

    static TrialSpec ours(final Refill refill, final Worker worker, final long ratePerSecond, final double seconds) {
        return new TrialSpec(Limiter.MPTHROTTLE, refill, worker, ratePerSecond, seconds);
    }

    static TrialSpec floor(final Limiter floor, final long ratePerSecond, final double seconds) {
        return new TrialSpec(floor, null, Worker.SPINNING, ratePerSecond, seconds);
    }

    /** A bare thread that parks. */
    static TrialSpec parkedFloor(final long ratePerSecond, final double seconds) {
        return new TrialSpec(Limiter.HANDOFF, Refill.PARKED, Worker.SPINNING, ratePerSecond, seconds);
    }

    static TrialSpec peer(final Limiter limiter, final long ratePerSecond, final double seconds) {
        return new TrialSpec(limiter, null, Worker.BLOCKING, ratePerSecond, seconds);
    }

    /** The same by an older build. */
    TrialSpec asBase() {
        return new TrialSpec(Limiter.BASE, refill, worker, ratePerSecond, seconds);
    }

    /** The same at another rate and for another time. */
    TrialSpec with(final long otherRatePerSecond, final double otherSeconds) {
        return new TrialSpec(limiter, refill, worker, otherRatePerSecond, otherSeconds);
    }

    /** The name of its refill mode; empty when it has none. */
    String mode() {
        return refill == null ? "" : refill.name();
    }

    String id() {
        final String after = refill == null ? "" : refill + "-";
        return (limiter.key() + "-" + after + worker + "-" + ratePerSecond).toLowerCase(Locale.ROOT);
    }

    /** A trial that came to no end. */
    Trial failed(final String why) {
        return new Trial(
                id(),
                limiter.key(),
                "",
                mode(),
                worker.name(),
                ratePerSecond,
                seconds,
                0,
                IntendedTimes.dueBy(ratePerSecond, (long) (seconds * 1e9) - 1),
                0,
                1,
                why,
                Percentiles.NONE,
                Percentiles.NONE,
                Percentiles.NONE,
                Trial.Cpu.NONE,
                0,
                0,
                List.of(),
                List.of());
    }

    /** The clock is read after two successive grants in so many; 1: after every grant. */
    int sampledEvery() {
        return ratePerSecond < SAMPLED_FROM ? 1 : SAMPLED_EVERY;
    }

    double idealIntervalNs() {
        return 1e9 / ratePerSecond;
    }
}
