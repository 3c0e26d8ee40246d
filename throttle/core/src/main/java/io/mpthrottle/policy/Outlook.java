// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.policy;

/**
 * What lies ahead, as a policy saw it at its last commit: all that a thread needs to know before it parks.
 *
 * <p>One object for each policy, written again and again, so nothing is allocated. Times are spans from {@link #atNs()} on,
 * since the end of a very long span is too far off for a difference of readings to tell. Written and read by the thread
 * that runs the refill.
 */
public final class Outlook {
    /** A span that is longer than any. */
    public static final long NEVER = Long.MAX_VALUE;

    private long atNs;
    private long untilDueNs;
    private long untilMissedNs;
    private long untilUndecidedNs;
    private boolean wantsLook;

    /** Makes an outlook in which something is due at once. */
    public Outlook() {}

    /**
     * Writes the outlook anew.
     *
     * @param nowNs the clock's reading
     * @param dueNs nanoseconds until something may be added
     * @param missedNs nanoseconds until something may be lost without a step, {@link #NEVER} if nothing can be
     * @param undecidedNs nanoseconds until the first due time that a look can still change, at least {@code dueNs}
     * @param look whether the next step should look at the tank
     */
    public void set(
            final long nowNs, final long dueNs, final long missedNs, final long undecidedNs, final boolean look) {
        atNs = nowNs;
        untilDueNs = dueNs;
        untilMissedNs = missedNs;
        untilUndecidedNs = undecidedNs;
        wantsLook = look;
    }

    /**
     * The reading that the spans count from.
     *
     * @return nanoseconds of the throttle's clock
     */
    public long atNs() {
        return atNs;
    }

    /**
     * How far off the next step is that may have something to add.
     *
     * @return nanoseconds, 0 or less if it is due; until then no step is needed, unless a look is wanted
     */
    public long untilDueNs() {
        return untilDueNs;
    }

    /**
     * How far off the next step is that this policy must not miss, whatever others wait for: what falls due then may be discarded for
     * want of room, although units were taken meanwhile.
     *
     * @return nanoseconds, {@link #NEVER} if nothing can be missed
     */
    public long untilMissedNs() {
        return untilMissedNs;
    }

    /**
     * How far off the first due time is that a look can still change. A tank that was seen full has already decided the next
     * due time, so this is then the one after it.
     *
     * @return nanoseconds, at least {@link #untilDueNs()}
     */
    public long untilUndecidedNs() {
        return untilUndecidedNs;
    }

    /**
     * Whether the next step should look at the tank.
     *
     * @return true if {@link Policy#available} should be given the number of units held
     */
    public boolean wantsLook() {
        return wantsLook;
    }
}
