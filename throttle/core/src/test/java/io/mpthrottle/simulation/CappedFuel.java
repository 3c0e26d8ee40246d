// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/**
 * LIMIT: a unit is judged against a look that precedes its due time, plus what was placed since.
 *
 * <p>The newest look that may judge is the one of the step before, and the newest look leaves the most room, since what is
 * held only shrinks between looks but for what is placed: that bounds what may be kept. What must be kept is bounded by
 * the full rate: a step in between that finds something missing makes room for one unit at least, and a second one a
 * microsecond later for all that is missing.
 */
final class CappedFuel extends ScheduledFuel {
    private static final long BETWEEN_LOOKS_NS = 1_000;

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
        firstIdleNs = startNs + BETWEEN_LOOKS_NS;
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
        if (idleSteps >= 2 && firstIdleNs - dueStepNs >= BETWEEN_LOOKS_NS) {
            return maxN - idleHeld;
        }
        return idleSteps >= 1 && idleHeld < maxN ? 1 : 0;
    }
}
