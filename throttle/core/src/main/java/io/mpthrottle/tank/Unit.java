// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

/**
 * One unit of fuel.
 *
 * <p>Where units do not come back (LIMIT, NONE) one shared instance stands for all of them. In ONE and WINDOW each unit
 * is an object that is reused for ever: it carries the reading of the clock that its worker took after it left the
 * tank, so that reading travels to the refill agent without a box and without an allocation.
 */
public final class Unit {
    /** Stands for every unit of a tank whose units do not come back. Nothing is ever written to it. */
    public static final Unit SHARED = new Unit();

    private long takenAtNs;

    /** Makes a unit that was never taken. */
    public Unit() {}

    /**
     * Notes when this unit was taken. Called by the worker that holds the unit; the queue that the unit is handed to
     * next publishes the value.
     *
     * @param nowNs a clock reading made after the unit left the tank
     */
    public void takenAt(final long nowNs) {
        takenAtNs = nowNs;
    }

    /**
     * Called by the refill agent after it received the unit from the {@link Feedback}.
     *
     * @return the reading that the worker noted
     */
    public long takenAtNs() {
        return takenAtNs;
    }
}
