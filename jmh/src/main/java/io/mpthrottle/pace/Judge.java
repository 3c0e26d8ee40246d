// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trial reached its rate. A rate that was missed is a FAIL, whatever the percentiles look like.
 *
 * <p>The shortfall is measured at the last grant: the share of the units intended by then that had not been granted. So a pause
 * that falls on the end of the window does not count as a missed rate. A limiter that granted nothing for the last
 * {@link #SILENCE_NS} of the window is measured at the end of the window.
 */
final class Judge {
    /** Besides one unit, one in a thousand may be missing or too many. */
    private static final double TOLERANCE = 0.001;

    private static final long SILENCE_NS = 100_000_000;

    private final TrialSpec spec;
    private final Grants grants;
    private final long windowNs;

    Judge(final TrialSpec spec, final Grants grants) {
        this.spec = spec;
        this.grants = grants;
        windowNs = (long) (spec.seconds() * 1e9);
    }

    /** Units intended for the window. */
    long due() {
        return IntendedTimes.dueBy(spec.ratePerSecond(), windowNs - 1);
    }

    double shortfall() {
        return 1 - (double) grants.granted() / dueByLast();
    }

    private long dueByLast() {
        final long periods = (long) (2 * spec.idealIntervalNs());
        final boolean isSilent = windowNs - grants.lastNs() > Math.max(SILENCE_NS, periods);
        return grants.granted() == 0 || isSilent
                ? due()
                : Math.max(1, IntendedTimes.dueBy(spec.ratePerSecond(), grants.lastNs()));
    }

    /** The reason why it failed, or null. More than the limit allows is a failure, whatever a limiter calls it. */
    @Nullable
    String why() {
        final long short_ = dueByLast() - grants.granted();
        if (short_ > 1 + TOLERANCE * dueByLast()) {
            return String.format(Locale.ROOT, "missed the rate: %.3f %% short, %,d units", 100 * shortfall(), short_);
        }
        final long tooMany = grants.granted() - due();
        if (tooMany > 1 + TOLERANCE * due()) {
            return String.format(Locale.ROOT, "faster than asked: %,d units too many", tooMany);
        }
        return null;
    }

    /**
     * Ours promises more: nothing early, nothing lost, and an account that is right to the unit.
     *
     * @param running the throttle's account when the worker had left
     * @param stopped its account after the stop
     */
    @Nullable
    String whyOurs(final Ledger running, final Ledger stopped) {
        if (grants.earliestNs() < 0) {
            return "a unit went " + -grants.earliestNs() + " ns before it was due";
        }
        final String missed = why();
        return missed != null ? missed : whyLost(spec.ratePerSecond(), grants.taken(), running, stopped);
    }

    /** Whether fuel or emissions were lost, or the throttle's account disagrees with the worker's. */
    static @Nullable String whyLost(
            final long ratePerSecond, final long taken, final Ledger running, final Ledger stopped) {
        if (running.discarded() > 0) {
            return running.discarded() + " units were discarded";
        }
        if (stopped.overflow() > 0) {
            return stopped.overflow() + " emissions overflowed";
        }
        if (stopped.granted() != taken || stopped.total() != taken) {
            return "the worker took " + taken + ", the throttle granted " + stopped.granted() + " and counted "
                    + stopped.total();
        }
        final long due = IntendedTimes.dueBy(ratePerSecond, stopped.runtimeNs());
        if (stopped.accountedFor() != due) {
            return due + " units fell due, but granted + held + discarded is " + stopped.accountedFor();
        }
        return null;
    }
}
