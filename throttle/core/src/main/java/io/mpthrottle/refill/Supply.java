// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Policy;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Where the refill agent gets units from, and where they come back to. Only here is there a difference between fuel that is
 * used up and fuel that returns. Used by the thread that runs the refill agent alone.
 */
public final class Supply {
    private static final long ENDLESS = Long.MAX_VALUE;

    private final @Nullable Feedback feedback;

    /** How many more units may be placed. So many readings have room on their way back. */
    private long left;

    private Supply(final long units, final @Nullable Feedback feedback) {
        this.feedback = feedback;
        left = units;
    }

    /**
     * Fuel that is used up.
     *
     * @return the supply
     */
    public static Supply endless() {
        return new Supply(ENDLESS, null);
    }

    /**
     * Fuel that returns.
     *
     * @param units how many units are placed or on their way back at most, 1 to {@link Tank#MAX_UNITS}
     * @param feedback where workers give units back
     * @return the supply
     */
    public static Supply returning(final int units, final Feedback feedback) {
        return new Supply(units, feedback);
    }

    /** Hands every reading that came back to the policy; returns how many. */
    int receive(final Policy policy) {
        if (feedback == null) {
            return 0;
        }
        int received = 0;
        while (feedback.hasNext()) {
            policy.giveBack(feedback.receive());
            received++;
        }
        left += received;
        return received;
    }

    /** Places up to so many units; returns how many found a place. */
    long place(final Tank tank, final long units) {
        final long most = Math.min(units, left);
        long placed = 0;
        int some;
        do {
            some = placeSome(tank, (int) Math.min(most - placed, Tuning.SHOWN_AT_ONCE));
            if (some > 0) {
                tank.show(some);
                placed += some;
            }
        } while (some == Tuning.SHOWN_AT_ONCE && placed < most);
        if (feedback != null) {
            left -= placed;
            feedback.follow(tank);
        }
        return placed;
    }

    private static int placeSome(final Tank tank, final int units) {
        int placed = 0;
        while (placed < units && tank.place(Unit.SHARED)) {
            placed++;
        }
        return placed;
    }

    /** Empties the tank and keeps its units. */
    void reclaimAll(final Tank tank) {
        while (tank.reclaim() != null) {
            if (feedback != null) {
                left++;
            }
        }
    }
}
