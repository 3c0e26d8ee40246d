// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

import java.util.List;

/**
 * Several limits at once: a unit is there when each of them has one, and counts in all of them.
 *
 * <p>The obvious way is to chain limiters and to ask one after the other. Then a unit that the first grants and the second
 * refuses is lost or has to be given back, and each limit is stricter than it would be alone. Here all are asked, the least of
 * their answers is committed to each, and nothing is to be undone. What a limit has beyond that is its credit, for which its own
 * rule holds: LIMIT keeps at most maxN and discards, NONE keeps all, in ONE and WINDOW the units are simply back.
 *
 * <p><b>None is stricter than alone.</b> Call what is committed and not yet taken h, and what a limit alone would hold, with the
 * same grants behind it, a. For each limit credit and h together are a: its rule is told of all grants, and credit takes up room as
 * h does. After each step the least credit is 0, since all that is available to everybody is committed. So h is the least a.
 *
 * <p><b>Looks.</b> While units are held, a limit has to be asked at each of its due times, whatever the others wait for: alone it
 * would notice there what was taken, and later it would discard what it keeps alone. So the next step is no further off than that.
 * And a due time that one limit has decided already is not passed over if others could add a unit before.
 *
 * <p>Like each of its parts it is called by one thread at a time. Nothing is allocated after it was made.
 */
public final class AllOf implements Policy {
    private final Policy[] parts;
    private final boolean unitsReturn;
    private final Outlook outlook = new Outlook();

    /**
     * Puts limits together.
     *
     * @param parts the limits, at least one, each of this policy alone
     */
    public AllOf(final List<Policy> parts) {
        this.parts = parts.toArray(new Policy[0]);
        unitsReturn = parts.stream().anyMatch(Policy::unitsReturn);
    }

    @Override
    public long begin(final long nowNs) {
        long least = Long.MAX_VALUE;
        for (final Policy part : parts) {
            least = Math.min(least, part.begin(nowNs));
        }
        return least;
    }

    @Override
    public long available(final long nowNs, final long held) {
        long least = Long.MAX_VALUE;
        for (final Policy part : parts) {
            // Each of them, also when there is nothing in one: what counts at its commit is when it was asked last.
            least = Math.min(least, part.available(nowNs, held));
        }
        return least;
    }

    @Override
    public void commit(final long units) {
        long untilDueNs = Long.MIN_VALUE;
        long untilMissedNs = Outlook.NEVER;
        long untilAddedNs = Long.MIN_VALUE;
        long untilUndecidedNs = Outlook.NEVER;
        boolean wantsLook = false;
        for (final Policy part : parts) {
            part.commit(units);
            final Outlook own = part.outlook();
            untilDueNs = Math.max(untilDueNs, own.untilDueNs());
            untilMissedNs = Math.min(untilMissedNs, own.untilMissedNs());
            untilAddedNs = Math.max(untilAddedNs, part.credit() > 0 ? own.untilDueNs() : own.untilUndecidedNs());
            if (own.wantsLook()) {
                wantsLook = true;
                untilUndecidedNs = Math.min(untilUndecidedNs, own.untilUndecidedNs());
            }
        }
        final long untilStepNs = Math.min(untilDueNs, untilMissedNs);
        outlook.set(
                parts[0].outlook().atNs(),
                untilStepNs,
                untilMissedNs,
                Math.max(untilStepNs, Math.min(untilAddedNs, untilUndecidedNs)),
                wantsLook);
    }

    @Override
    public Outlook outlook() {
        return outlook;
    }

    @Override
    public void giveBack(final long takenAtNs) {
        for (final Policy part : parts) {
            if (part.unitsReturn()) {
                part.giveBack(takenAtNs);
            }
        }
    }

    @Override
    public boolean unitsReturn() {
        return unitsReturn;
    }

    @Override
    public void end(final long nowNs, final long held) {
        for (final Policy part : parts) {
            part.end(nowNs, held);
        }
    }

    /** What everybody has: none after a commit of all that was available. */
    @Override
    public long credit() {
        long least = Long.MAX_VALUE;
        for (final Policy part : parts) {
            least = Math.min(least, part.credit());
        }
        return least;
    }

    /** Units come back to each limit in its own time, so there is no such number for all of them. */
    @Override
    public long returned() {
        throw new IllegalStateException("each limit has a number of its own");
    }

    @Override
    public long discarded() {
        throw new IllegalStateException("each limit has a number of its own");
    }

    @Override
    public List<Policy> parts() {
        return List.of(parts);
    }
}
