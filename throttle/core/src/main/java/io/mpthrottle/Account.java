// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.engine.FuelAccount;
import java.util.Objects;

/**
 * Where the fuel of one limit is. Unless the statistics were reset, {@code granted - returned + held + discarded} is what fell due in
 * LIMIT and NONE, and the units that exist in ONE and WINDOW. Units that count as taken at the start ({@link
 * Throttle.Builder#startsEmpty}) exist once they are back.
 */
public final class Account {
    private final Limit limit;
    private final long granted;
    private final long returned;
    private final long held;
    private final long discarded;

    Account(final Limit limit, final FuelAccount fuel) {
        this.limit = limit;
        granted = fuel.granted();
        returned = fuel.returned();
        held = fuel.held();
        discarded = fuel.discarded();
    }

    /**
     * The limit.
     *
     * @return the limit as it was set
     */
    public Limit limit() {
        return limit;
    }

    /**
     * Counts the units that workers took. A grant counts in every limit.
     *
     * @return units since the first start or the last reset
     */
    public long granted() {
        return granted;
    }

    /**
     * Counts the units that came back after they were taken.
     *
     * @return units since the first start or the last reset; 0 in LIMIT and NONE
     */
    public long returned() {
        return returned;
    }

    /**
     * Counts the units that this limit lets go now: those that can be taken, and those that wait for another limit.
     *
     * @return units
     */
    public long held() {
        return held;
    }

    /**
     * Counts the units that fell due and were not kept, because there were maxN or the throttle stopped.
     *
     * @return units since the first start or the last reset; 0 in ONE and WINDOW
     */
    public long discarded() {
        return discarded;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Account that
                && limit.equals(that.limit)
                && granted == that.granted
                && returned == that.returned
                && held == that.held
                && discarded == that.discarded;
    }

    @Override
    public int hashCode() {
        return Objects.hash(limit, granted, returned, held, discarded);
    }

    @Override
    public String toString() {
        return "Account[" + limit + ": granted=" + granted + ", returned=" + returned + ", held=" + held
                + ", discarded=" + discarded + "]";
    }
}
