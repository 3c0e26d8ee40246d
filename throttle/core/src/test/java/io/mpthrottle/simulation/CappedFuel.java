// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * LIMIT: a unit is judged against a look that precedes its due time, plus what was placed since.
 *
 * <p>The newest look that may judge is the one of the step before, and the newest look leaves the most room, since what is
 * held only shrinks between looks but for what is placed: that bounds what may be kept. What must be kept is bounded by
 * the full rate: a step in between that finds something missing makes room for one unit at least, and a second one a
 * microsecond later for half of all that may be held, if so much is missing, and for all of it after 512 microseconds.
 */
final class CappedFuel extends ScheduledFuel {
    private static final long WITH_LITTLE_ROOM_NS = 1_000;
    private static final long WITH_ROOM_NS = 512_000;

    private final long maxN;

    /** What was held when the last step looked, and what it added. */
    private long lookHeld;

    private long heldBefore;
    private long keptBefore;

    /** Steps since the last one in which units fell due; what the first of them could see. */
    private int idleSteps;

    private long idleHeld;
    private long dueStepNs;
    private long firstIdleNs;

    CappedFuel(DueUnits due, long maxN, GrantBound bound) {
        super(due, maxN <= 65_536, bound);
        this.maxN = maxN;
    }

    @Override
    void look() {
        lookHeld = held();
    }

    @Override
    void begun(long startNs) {
        heldBefore = 0;
        keptBefore = 0;
        // As after looks that saw an empty tank.
        idleSteps = 2;
        idleHeld = 0;
        dueStepNs = startNs;
        firstIdleNs = startNs + WITH_ROOM_NS;
    }

    @Override
    void judge(long nowNs, long newly, long kept) {
        Breach.unlessAtLeast("kept by LIMIT", kept, 0);
        Breach.unlessAtMost("held by LIMIT", held() + kept, maxN);
        Breach.unlessAtMost("kept by LIMIT", kept, Math.min(newly, maxN - heldBefore - keptBefore));
        if (newly > 0) {
            Breach.unlessAtLeast("kept by LIMIT", kept, Math.min(newly, leastRoom()));
            idleSteps = 0;
            dueStepNs = nowNs;
        } else {
            idleSteps++;
            if (idleSteps == 1) {
                idleHeld = lookHeld;
                firstIdleNs = nowNs;
            }
        }
        heldBefore = lookHeld;
        keptBefore = kept;
    }

    private long leastRoom() {
        long missing = maxN - idleHeld;
        if (idleSteps >= 2 && firstIdleNs - dueStepNs >= WITH_LITTLE_ROOM_NS) {
            return firstIdleNs - dueStepNs >= WITH_ROOM_NS ? missing : Math.min(missing, maxN / 2 + 1);
        }
        return idleSteps >= 1 && idleHeld < maxN ? 1 : 0;
    }
}
