// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

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
 * itself adds, so an old look is the more careful one. And a look takes the cache line away that a worker needs next, which
 * makes its grant late by some hundred nanoseconds. So while units fall due and there is room for as many again, it is
 * enough to look now and then; below that, once in a microsecond. When there is no room left, the policy asks for a look
 * before the next unit falls due, so the full rate is reached even with maxN = 1.
 */
public final class ScheduledPolicy implements RefillPolicy {
    /** The cap of NONE. */
    public static final long UNCAPPED = Long.MAX_VALUE;

    /** Rare enough that not one grant in a hundred is made late by a look at a million units a second. */
    private static final long WITH_ROOM_NS = 128_000;

    /** While hardly anything of the room is used up; a stall that comes before the look discards no more for it than that. */
    private static final long WITH_AMPLE_ROOM_NS = 512_000;

    private static final int AMPLE_SHARE = 8;

    private static final long WITH_LITTLE_ROOM_NS = 1_000;

    private final Schedule schedule;
    private final long cap;
    private long room;
    private long discarded;
    private boolean wantsLook;
    private boolean movedSinceLook;
    private long lookedNs;

    /**
     * Makes the policy.
     *
     * @param schedule when units fall due
     * @param cap the most units that are held at once, at least 1, or {@link #UNCAPPED}
     */
    public ScheduledPolicy(final Schedule schedule, final long cap) {
        this.schedule = schedule;
        this.cap = cap;
        room = cap;
    }

    @Override
    public long begin(final long nowNs) {
        schedule.begin(nowNs);
        room = cap;
        wantsLook = false;
        movedSinceLook = false;
        lookedNs = nowNs;
        return 0;
    }

    @Override
    public long step(final long nowNs, final long held) {
        final long due = schedule.advance(nowNs);
        if (cap == UNCAPPED) {
            return due;
        }
        // Judged by the look before this one: the new reading is not earlier than any of these due times.
        final long kept = Math.min(due, room);
        discarded += due - kept;
        if (held == NO_LOOK) {
            room -= kept;
            movedSinceLook |= due > 0;
        } else {
            room = cap - held - kept;
            movedSinceLook = due > 0;
            lookedNs = nowNs;
        }
        wantsLook = room == 0 || (movedSinceLook && nowNs - lookedNs >= betweenLooksNs());
        return kept;
    }

    private long betweenLooksNs() {
        if (room <= cap / 2) {
            return WITH_LITTLE_ROOM_NS;
        }
        return room > cap - cap / AMPLE_SHARE ? WITH_AMPLE_ROOM_NS : WITH_ROOM_NS;
    }

    @Override
    public boolean wantsLook() {
        return wantsLook;
    }

    @Override
    public void giveBack(final long takenAtNs) {
        throw new IllegalStateException("units of a schedule do not come back");
    }

    @Override
    public long untilNextNs(final long nowNs) {
        return schedule.nextNs() - nowNs;
    }

    @Override
    public long untilNextUndecidedNs(final long nowNs) {
        return (room == 0 ? schedule.afterNextNs() : schedule.nextNs()) - nowNs;
    }

    @Override
    public boolean end(final long nowNs) {
        discarded += schedule.advance(nowNs);
        return false;
    }

    @Override
    public long discarded() {
        return discarded;
    }
}
