// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import io.mpthrottle.Stats;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a throttle says of its runs, beside what its workers counted; it is stopped, and every worker is home.
 *
 * @param leg its mode
 * @param runs how often it was started
 * @param emitting how many runs had an emission
 * @param taken the units that workers have
 * @param stats the throttle's own account
 * @param intervals how many intervals were recorded
 */
record Ledger(Leg leg, int runs, int emitting, long taken, Stats stats, long intervals) {
    /** What does not balance; nothing if all is well. */
    List<String> breaches() {
        final List<String> breaches = new ArrayList<>();
        expect(breaches, "granted", stats.granted(), taken);
        expect(breaches, "total", stats.total(), taken);
        expect(breaches, "overflow", stats.overflow(), 0);
        // The first emission of a run has no interval.
        expect(breaches, "intervals", intervals, stats.total() - stats.reordered() - emitting);
        final long due = spans();
        switch (leg.hardcap()) {
            case LIMIT, NONE ->
                between(breaches, "granted + discarded", stats.granted() + stats.discarded(), due - runs, due + runs);
            case ONE -> returning(breaches, due, 1);
            case WINDOW -> returning(breaches, due, leg.maxN());
        }
        return breaches;
    }

    /** While it is stopped units come back, too, so each run may begin with all of them. */
    private void returning(final List<String> breaches, final long due, final long units) {
        between(breaches, "granted", stats.granted(), 1, due + runs * units);
        between(breaches, "held", stats.held(), 0, units);
    }

    /** How many intervals T lie in the runtime. */
    private long spans() {
        return BigInteger.valueOf(stats.runtime().toNanos())
                .multiply(BigInteger.valueOf(leg.maxN()))
                .divide(BigInteger.valueOf(leg.perNs()))
                .longValueExact();
    }

    private static void expect(final List<String> breaches, final String what, final long is, final long expected) {
        between(breaches, what, is, expected, expected);
    }

    private static void between(
            final List<String> breaches, final String what, final long is, final long least, final long most) {
        if (is < least || is > most) {
            final String expected = least == most ? String.valueOf(least) : least + " to " + most;
            breaches.add(what + " is " + is + ", expected " + expected);
        }
    }
}
