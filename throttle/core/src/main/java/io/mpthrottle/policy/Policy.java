// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import java.util.List;

/**
 * Decides how much fuel there may be: the seam where new kinds of limits are added.
 *
 * <p>A policy is pure. It reads no clock and knows no thread and no queue. It is told the time and the level of the tank,
 * and answers with numbers. One thread at a time calls it.
 *
 * <p>Each decision takes two steps. {@link #available} says how many units there could be, and changes nothing that a later
 * answer depends on. {@link #commit} takes some or all of these units. So several policies can stand side by side: all are
 * asked, and the least of their answers is committed to each. What a policy offered and was not asked for, it keeps as its
 * own rule says.
 */
public interface Policy {
    /** Passed as the level when nobody looked at the tank. */
    long NO_LOOK = -1;

    /**
     * A run begins, with an empty tank.
     *
     * @param nowNs the clock's reading
     * @return how many units there could be before anything falls due; {@link #commit} must follow
     */
    long begin(long nowNs);

    /**
     * Tells how many units there could be. May be asked any number of times; what counts is the last call before {@link
     * #commit}.
     *
     * @param nowNs the clock's reading, not before the one of the last commit
     * @param held how many units were held in tank and reserve at a moment before {@code nowNs} was read, with nothing
     *     added since; or {@link #NO_LOOK}
     * @return the units, 0 or more
     */
    long available(long nowNs, long held);

    /**
     * Takes units that were available. The time, and the look if there was one, are those of the last call of {@link
     * #available} or {@link #begin}.
     *
     * @param units how many are added to what is held, from 0 to what was available
     */
    void commit(long units);

    /**
     * Tells what the thread that runs the refill has to know before it looks away.
     *
     * @return always the same object; it changes with {@link #begin} and {@link #commit}
     */
    Outlook outlook();

    /**
     * A unit came back.
     *
     * @param takenAtNs the clock's reading after the unit was taken
     */
    void giveBack(long takenAtNs);

    /**
     * Whether units come back after they were taken.
     *
     * @return true if {@link #giveBack} must be called for each unit that is taken
     */
    boolean unitsReturn();

    /**
     * The run ends. What falls due until then is judged as if there were no room. The units that were held are taken back: they
     * are discarded, or stay for the next run as what is available then.
     *
     * @param nowNs the clock's reading
     * @param held how many units were taken back
     */
    void end(long nowNs, long held);

    /**
     * Counts the units that could be there by this policy's own rule and were not committed.
     *
     * @return the units; it changes with {@link #begin}, {@link #commit} and {@link #end}
     */
    long credit();

    /**
     * Counts the units that came back and may be taken anew.
     *
     * @return the units since this policy was made; 0 if units do not return
     */
    long returned();

    /**
     * Counts what fell due and will never be available.
     *
     * @return the units discarded by this policy since it was made
     */
    long discarded();

    /**
     * The limits that this policy consists of.
     *
     * @return itself, unless it is made of others
     */
    default List<Policy> parts() {
        return List.of(this);
    }
}
