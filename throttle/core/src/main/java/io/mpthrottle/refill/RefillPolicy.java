// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

/**
 * Decides how much fuel there may be: the seam where new kinds of limits are added.
 *
 * <p>A policy is a pure step over time. It reads no clock, knows no thread and no queue; it is told what time it is and
 * what was seen, and answers with the number of units to add. One thread at a time calls it.
 */
public interface RefillPolicy {
    /** What is passed to {@link #step} when the tank was not looked at. */
    long NO_LOOK = -1;

    /**
     * A run begins, with an empty tank.
     *
     * @param nowNs the clock's reading
     * @return how many units to place at once
     */
    long begin(long nowNs);

    /**
     * Takes the time forward.
     *
     * @param nowNs the clock's reading, not before the one of the last step
     * @param held how many units were held in tank and reserve at a moment before {@code nowNs} was read, with nothing
     *     added since; or {@link #NO_LOOK}
     * @return how many units to add to what is held
     */
    long step(long nowNs, long held);

    /**
     * Asks for a look: whether the next step needs to know what is held.
     *
     * @return true if {@link #step} should be given the number of units held
     */
    boolean wantsLook();

    /**
     * A unit came back.
     *
     * @param takenAtNs the clock's reading after the unit was taken
     */
    void giveBack(long takenAtNs);

    /**
     * Tells how far off the next step is that could have something to add.
     *
     * @param nowNs the reading of the last step
     * @return nanoseconds, 0 or less if it is due; until then no step is needed, unless a look is wanted
     */
    long untilNextNs(long nowNs);

    /**
     * Tells the same for one who makes no step before what is next falls due: a tank that was seen full has decided that already.
     *
     * @param nowNs the reading of the last step
     * @return nanoseconds until the first due time that a look may still decide; not less than {@link #untilNextNs}
     */
    default long untilNextUndecidedNs(final long nowNs) {
        return untilNextNs(nowNs);
    }

    /**
     * The run ends. What falls due until then is judged as if there were no room.
     *
     * @param nowNs the clock's reading
     * @return true if the units that are still held stay for the next run, false if they are discarded
     */
    boolean end(long nowNs);

    /**
     * Counts what fell due and was not kept.
     *
     * @return the units discarded by this policy since it was made
     */
    long discarded();
}
