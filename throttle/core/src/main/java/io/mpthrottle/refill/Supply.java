// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Policy;
import io.mpthrottle.tank.Feedback;
import io.mpthrottle.tank.Tank;
import io.mpthrottle.tank.Unit;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where the refill agent gets units from, and where they come back to. Only here is there a difference between fuel that is
 * used up and fuel that returns. Used by the thread that runs the refill agent alone.
 */
public final class Supply {
    private final ArrayDeque<Unit> free;
    private final @Nullable Feedback feedback;

    private Supply(final int units, final @Nullable Feedback feedback) {
        this.feedback = feedback;
        free = new ArrayDeque<>(Math.max(1, units));
        for (int i = 0; i < units; i++) {
            free.push(new Unit());
        }
    }

    /**
     * Fuel that is used up: one shared unit stands for all.
     *
     * @return the supply
     */
    public static Supply endless() {
        return new Supply(0, null);
    }

    /**
     * Fuel that returns.
     *
     * @param units how many unit objects to make, 1 to {@link Tank#MAX_UNITS}
     * @param feedback where workers give units back
     * @return the supply
     */
    public static Supply returning(final int units, final Feedback feedback) {
        return new Supply(units, feedback);
    }

    /** Hands every unit that came back to the policy; returns how many. */
    int receive(final Policy policy) {
        if (feedback == null) {
            return 0;
        }
        int received = 0;
        Unit unit = feedback.receive();
        while (unit != null) {
            policy.giveBack(unit.takenAtNs());
            free.push(unit);
            received++;
            unit = feedback.receive();
        }
        return received;
    }

    /** Places up to so many units; returns how many found a place. */
    long place(final Tank tank, final long units) {
        long placed = 0;
        int some;
        do {
            some = placeSome(tank, (int) Math.min(units - placed, Tuning.SHOWN_AT_ONCE));
            if (some > 0) {
                tank.show(some);
                placed += some;
            }
        } while (some == Tuning.SHOWN_AT_ONCE && placed < units);
        return placed;
    }

    private int placeSome(final Tank tank, final int units) {
        int placed = 0;
        if (feedback == null) {
            while (placed < units && tank.place(Unit.SHARED)) {
                placed++;
            }
        } else {
            Unit unit = free.peek();
            while (placed < units && unit != null && tank.place(unit)) {
                placed++;
                free.pop();
                unit = free.peek();
            }
        }
        return placed;
    }

    /** Empties the tank and keeps its units. */
    void reclaimAll(final Tank tank) {
        Unit unit = tank.reclaim();
        while (unit != null) {
            if (feedback != null) {
                free.push(unit);
            }
            unit = tank.reclaim();
        }
    }
}
