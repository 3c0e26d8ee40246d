// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * Tells whether a tank is empty, by two numbers that hardly ever change while it is: whoever asks finds both in the cache.
 *
 * <p>Units come only from the refill agent, which puts them into lines and then raises the count of units shown. A worker reads
 * that count, then finds every line empty, and reads the same count again. So all units of that count are taken, and that stays
 * true: the worker leaves the count behind. Whoever finds that what is shown is not more than what is known to be gone is refused.
 * So a refusal costs two loads, however many lines there are.
 *
 * <p>After a failure no fuel will come, and a refused worker must be told so. A third load for that rare case would slow down
 * every refusal. Instead the tank is barred: it never looks empty again, so every worker comes to the lines, finds nothing, and
 * looks for the reason.
 *
 * <p>The first number of the pair is the count of units shown. Writers: the refill agent, and whoever bars the tank. The second is
 * the count of units that are known to be gone. Writers: workers that found nothing. Readers of both: workers, each time they ask.
 */
public final class Gauge extends PaddedPair {
    /** A century of a billion units a second is less. */
    private static final long BARRED = 1L << 62;

    Gauge() {}

    /**
     * Tells whether there is nothing to take, at the least cost.
     *
     * @return true if there is no unit; never true of a tank that is barred
     */
    public boolean isEmpty() {
        return getSecondOpaque() >= getOpaque();
    }

    /** How many units were shown. Each of them stood in its line before this returns, and what is read later is newer. */
    long shown() {
        return getAcquire();
    }

    /** Shows units that stand in their lines. Called by the refill agent alone. */
    void show(final long units) {
        addRelease(units);
    }

    /** From now on the tank does not look empty, even if it is. Called from any thread, any number of times. */
    void bar() {
        orRelease(BARRED);
    }

    /**
     * All units are gone of those that were shown when there were so many.
     *
     * @param shown how many were shown before all lines were found empty, and still were afterwards
     */
    void allGone(final long shown) {
        // A store that comes late may lower the number; then some worker looks once more.
        if (shown < BARRED && getSecondOpaque() < shown) {
            setSecondRelease(shown);
        }
    }
}
