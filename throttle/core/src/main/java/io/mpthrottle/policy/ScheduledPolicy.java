// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * LIMIT and NONE: units fall due on a schedule; LIMIT discards what falls due while the tank is full.
 *
 * <p>The naive rule asks how full the tank is at the moment the agent gets to run. That breaks the bound after a stall:
 * a tank that stood full for a second and was drained just before the agent woke would be filled again at once, and
 * twice the limit goes out together. Nobody knows when it was drained, so the rule here trusts only what was seen before
 * a unit fell due. A <em>look</em> reads what is held and then the clock, in that order; a unit is judged against the
 * last look whose reading is not later than its due time, plus all that was added since. If that leaves no room, it is
 * discarded.
 *
 * <p>Why the bound holds: take any window {@code [a, a + w)} and the last unit u granted in it that fell due before a.
 * Its look was read before a, so whatever was due before a and is granted in the window was held at that look or added
 * between the look and u: at most maxN with u included. From a on, at most {@code floor(w / T) + 1} units fall due.
 *
 * <p>A look may be older than needed, never newer: what is held only shrinks between looks except for what this policy
 * itself adds, so an old look is the more careful one. While units fall due and there is room, {@link LookIntervals} says how
 * seldom to look. When there is no room left, the policy asks for a look before the next unit falls due, so the full rate is
 * reached even with maxN = 1.
 *
 * <p>What fell due, found room and was not committed is credit. It takes up room like the units in the tank.
 */
public final class ScheduledPolicy implements Policy {
    /** The cap of NONE. */
    public static final long UNCAPPED = Long.MAX_VALUE;

    private final Schedule schedule;
    private final long cap;
    private final LookIntervals looks;
    private final Outlook outlook = new Outlook();

    private long room;
    private long credit;
    private long discarded;
    private boolean movedSinceLook;
    private long lookedNs;

    /** The question that was asked last, and its answer. */
    private long askedNs;

    private long askedHeld;
    private long due;
    private long kept;

    /**
     * Makes the policy.
     *
     * @param schedule when units fall due
     * @param cap the most units that are held at once, at least 1, or {@link #UNCAPPED}
     * @param looks how seldom to look at the tank
     */
    public ScheduledPolicy(final Schedule schedule, final long cap, final LookIntervals looks) {
        this.schedule = schedule;
        this.cap = cap;
        this.looks = looks;
        room = cap;
    }

    @Override
    public long begin(final long nowNs) {
        schedule.begin(nowNs);
        room = cap;
        credit = 0;
        movedSinceLook = false;
        lookedNs = nowNs;
        askedNs = nowNs;
        askedHeld = NO_LOOK;
        due = 0;
        kept = 0;
        return 0;
    }

    @Override
    public long available(final long nowNs, final long held) {
        askedNs = nowNs;
        askedHeld = held;
        due = schedule.dueBy(nowNs);
        // Judged by the look before this one: the new reading is not earlier than any of these due times.
        kept = Math.min(due, room);
        return credit + kept;
    }

    @Override
    public void commit(final long units) {
        schedule.advance();
        if (cap != UNCAPPED) {
            discarded += due - kept;
            takeRoom();
        }
        credit += kept - units;
        final long untilNextNs = schedule.nextNs() - askedNs;
        outlook.set(
                askedNs,
                credit > 0 ? 0 : untilNextNs,
                isHeld() ? untilNextNs : Outlook.NEVER,
                room == 0 ? schedule.afterNextNs() - askedNs : untilNextNs,
                wantsLook());
    }

    /** Whether units that may be taken use up room, as far as is known. Credit uses it up, too, but nobody takes that. */
    private boolean isHeld() {
        return cap != UNCAPPED && room + credit < cap;
    }

    private boolean wantsLook() {
        return room == 0 ? isHeld() : movedSinceLook && askedNs - lookedNs >= looks.betweenLooksNs(room, cap);
    }

    private void takeRoom() {
        if (askedHeld == NO_LOOK) {
            room -= kept;
            movedSinceLook |= due > 0;
        } else {
            room = cap - askedHeld - credit - kept;
            movedSinceLook = due > 0;
            lookedNs = askedNs;
        }
    }

    @Override
    public Outlook outlook() {
        return outlook;
    }

    @Override
    public void giveBack(final long takenAtNs) {
        throw new IllegalStateException("units of a schedule do not come back");
    }

    @Override
    public boolean unitsReturn() {
        return false;
    }

    @Override
    public void end(final long nowNs, final long held) {
        discarded += schedule.dueBy(nowNs) + credit + held;
        schedule.advance();
        credit = 0;
    }

    @Override
    public long credit() {
        return credit;
    }

    @Override
    public long returned() {
        return 0;
    }

    @Override
    public long discarded() {
        return discarded;
    }
}
