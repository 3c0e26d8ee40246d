// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

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
public final class SlidingWindowPolicy implements RefillPolicy {
    private final long units;
    private final Returns returns;
    private boolean begun;

    /**
     * Makes the policy.
     *
     * @param units how many units exist, at least 1
     * @param spanNs how long a unit stays away after it was taken, in nanoseconds, at least 1
     */
    public SlidingWindowPolicy(final long units, final long spanNs) {
        this.units = units;
        returns = new Returns(units, spanNs);
    }

    @Override
    public long begin(final long nowNs) {
        final long back = returns.release(nowNs);
        final long first = begun ? 0 : units;
        begun = true;
        return first + back;
    }

    @Override
    public long step(final long nowNs, final long held) {
        return returns.release(nowNs);
    }

    @Override
    public boolean wantsLook() {
        return false;
    }

    @Override
    public void giveBack(final long takenAtNs) {
        returns.add(takenAtNs);
    }

    /** A unit that is taken right after {@code nowNs} is due one span later, so that is how long one may look away. */
    @Override
    public long untilNextNs(final long nowNs) {
        return returns.untilNextNs(nowNs);
    }

    @Override
    public boolean end(final long nowNs) {
        return true;
    }

    @Override
    public long discarded() {
        return 0;
    }
}
