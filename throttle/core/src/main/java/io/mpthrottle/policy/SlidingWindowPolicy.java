// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * ONE and WINDOW: a fixed number of units exists, and each comes back a fixed time after it was taken.
 *
 * <p>The naive sliding window counts what the limiter itself decided. But between the decision and the worker's act a
 * thread can be stopped, and two windows of decisions then land in one window of acts. Here the reading that starts a
 * unit's absence is made by the worker after the unit left the tank, so it is never earlier than the grant. If the unit
 * is placed again no sooner than {@code spanNs} after that reading, no half-open window of that length can hold two
 * grants of the same unit, and so no more grants than there are units, whatever the scheduler does. A reading that is
 * late or has not come back only keeps its unit out for longer.
 */
public final class SlidingWindowPolicy implements Policy {
    private final long units;
    private final Returns returns;
    private final boolean startsEmpty;
    private final Outlook outlook = new Outlook();

    /** Units that are back and were not committed. */
    private long credit;

    private long returned;

    /** Units that count as taken at the first start, and are not back yet. Nobody was granted them. */
    private long outFromStart;

    private boolean begun;

    /** The reading of the last question. */
    private long askedNs;

    /**
     * Makes the policy.
     *
     * @param units how many units exist, at least 1
     * @param spanNs how long a unit stays away after it was taken, in nanoseconds, at least 1
     */
    public SlidingWindowPolicy(final long units, final long spanNs) {
        this(units, spanNs, false);
    }

    /**
     * Makes the policy.
     *
     * @param units how many units exist, at least 1
     * @param spanNs how long a unit stays away after it was taken, in nanoseconds, at least 1
     * @param startsEmpty whether all units count as taken when the first run begins. Whoever ran before, in another process, may
     *     have taken them just then.
     */
    public SlidingWindowPolicy(final long units, final long spanNs, final boolean startsEmpty) {
        this.units = units;
        this.startsEmpty = startsEmpty;
        returns = new Returns(units, spanNs);
    }

    @Override
    public long begin(final long nowNs) {
        if (!begun) {
            begun = true;
            if (startsEmpty) {
                returns.add(nowNs, units);
                outFromStart = units;
            } else {
                credit = units;
            }
        }
        return available(nowNs, NO_LOOK);
    }

    @Override
    public long available(final long nowNs, final long held) {
        askedNs = nowNs;
        return credit + returns.dueBy(nowNs);
    }

    @Override
    public void commit(final long committed) {
        final long back = returns.release(askedNs);
        final long unused = Math.min(back, outFromStart);
        outFromStart -= unused;
        returned += back - unused;
        credit += back - committed;
        // Nothing comes back before the first unit in line. A unit that is taken right after this reading comes back
        // one span
        // later, so with nothing in line the thread may look away for a span.
        final long untilNextNs = credit > 0 ? 0 : returns.untilNextNs(askedNs);
        outlook.set(askedNs, untilNextNs, Outlook.NEVER, untilNextNs, false);
    }

    @Override
    public Outlook outlook() {
        return outlook;
    }

    @Override
    public void giveBack(final long takenAtNs) {
        returns.add(takenAtNs);
    }

    @Override
    public boolean unitsReturn() {
        return true;
    }

    @Override
    public void end(final long nowNs, final long held) {
        credit += held;
    }

    @Override
    public long credit() {
        return credit;
    }

    @Override
    public long returned() {
        return returned;
    }

    @Override
    public long discarded() {
        return 0;
    }
}
