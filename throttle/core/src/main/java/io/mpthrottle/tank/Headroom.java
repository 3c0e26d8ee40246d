// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import org.jspecify.annotations.Nullable;

/**
 * The last units of a tank, which are for urgent work alone. They stand in a tank of their own, which is filled first, so the workers
 * that may not have them see an empty tank, and pay nothing for it. An urgent worker takes what all may take as long as there is
 * some, and only then from here: so whatever is taken by whom, the others see what is beyond it.
 *
 * <p>Placing and showing are the refill agent's; taking and asking is for any thread.
 */
final class Headroom {
    private final long units;
    private final @Nullable Tank last;

    /** How many units were placed here and not shown yet. The refill agent's. */
    private long hidden;

    /** Keeps so many units; with 0 there is none, and nothing is ever here. */
    Headroom(final long units) {
        this.units = units;
        last = units == 0 ? null : new Tank(units);
    }

    long units() {
        return units;
    }

    boolean isEmpty() {
        return last == null || last.isEmpty();
    }

    @Nullable
    Unit take() {
        return last == null ? null : last.take();
    }

    void bar() {
        if (last != null) {
            last.bar();
        }
    }

    /** Places a unit; false if enough are here. */
    boolean place(final Unit unit) {
        if (last == null || last.level() >= units || !last.place(unit)) {
            return false;
        }
        hidden++;
        return true;
    }

    /** Of so many units that are to be shown, shows those that were placed here; returns how many the others are. */
    long show(final long shown) {
        final long here = hidden;
        if (last != null && here > 0) {
            hidden = 0;
            last.show(here);
        }
        return shown - here;
    }

    long level() {
        return last == null ? 0 : last.level();
    }

    /** How many units were taken from here. */
    long taken() {
        return last == null ? 0 : last.currentConsumerIndex();
    }

    /** Takes one unit back. */
    @Nullable
    Unit reclaim() {
        return last == null ? null : last.relaxedPoll();
    }
}
