// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.policy.Outlook;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * How the thread of the refill agent passes the time until something falls due: a function of the policy's {@link Outlook}
 * and of how late parks come back.
 *
 * <p>A full tank has to be looked at once more before the next unit falls due, or a unit that could be placed is discarded.
 * So a thread that parks wakes up once in between: late enough to see most takes, and early enough to be through in time.
 */
public abstract class RefillIdle {
    private final RefillAgent agent;
    private final LongConsumer parking;

    /** The due time that was looked ahead of last, or will be. */
    private long aheadOfNs;

    /** A step at this time or later has looked ahead of it. A park may end before. */
    private long lookNs;

    RefillIdle(final RefillAgent agent, final LongConsumer parking) {
        this.agent = agent;
        this.parking = parking;
    }

    /**
     * Never parks.
     *
     * @param agent the agent that runs on the thread
     * @return how to idle
     */
    public static RefillIdle busySpin(final RefillAgent agent) {
        return new SpinIdle(agent);
    }

    /**
     * Parks while the next unit is further off than parks are late, then spins.
     *
     * @param agent the agent that runs on the thread
     * @param lateness how late parks come back
     * @return how to idle
     */
    public static RefillIdle hybrid(final RefillAgent agent, final ParkLateness lateness) {
        return hybrid(agent, lateness, LockSupport::parkNanos);
    }

    static RefillIdle hybrid(final RefillAgent agent, final ParkLateness lateness, final LongConsumer parking) {
        return new HybridIdle(agent, lateness, parking);
    }

    /**
     * Always parks.
     *
     * @param agent the agent that runs on the thread
     * @param lateness how late parks come back
     * @return how to idle
     */
    public static RefillIdle parked(final RefillAgent agent, final ParkLateness lateness) {
        return parked(agent, lateness, LockSupport::parkNanos);
    }

    static RefillIdle parked(final RefillAgent agent, final ParkLateness lateness, final LongConsumer parking) {
        return new ParkedIdle(agent, lateness, parking);
    }

    /** How long to park when the next step is so far off; 0 or less not to park at all. */
    abstract long parkNs(long untilDueNs);

    /**
     * How long to park before the look ahead of a due time.
     *
     * @param untilDueNs how far off the due time is
     * @param parkNs how long the thread would park if it wanted no look
     */
    abstract long untilLookNs(long untilDueNs, long parkNs);

    /**
     * How long to park after the look ahead of the next due time, which mostly found the tank full.
     *
     * @param outlook what lies ahead
     * @param parkNs how long the thread would park if it wanted no look
     */
    long afterLookNs(final Outlook outlook, final long parkNs) {
        return parkNs;
    }

    /**
     * Passes some time. Called after a step that found nothing to do.
     *
     * @param longestParkNs the longest park, in nanoseconds, because of something else on the thread
     */
    public final void idle(final long longestParkNs) {
        final Outlook outlook = agent.outlook();
        final long untilDueNs = outlook.untilDueNs();
        final long parkNs = parkNs(untilDueNs);
        if (parkNs > 0) {
            final long mostNs = Math.min(longestParkNs, agent.longestAwayNs());
            parking.accept(Math.min(outlook.wantsLook() ? lookingNs(outlook, parkNs) : parkNs, mostNs));
        } else if (untilDueNs > Tuning.LAST_STRETCH_NS) {
            Thread.onSpinWait();
        }
    }

    private long lookingNs(final Outlook outlook, final long parkNs) {
        final long untilDueNs = outlook.untilDueNs();
        final boolean looked = outlook.atNs() + untilDueNs == aheadOfNs && outlook.atNs() - lookNs >= 0;
        return looked ? afterLookNs(outlook, parkNs) : aheadNs(outlook.atNs(), untilDueNs, parkNs);
    }

    /** How long to park for the look ahead of a due time, which becomes the one that is looked ahead of. */
    final long aheadNs(final long nowNs, final long untilDueNs, final long parkNs) {
        final long untilLookNs = untilLookNs(untilDueNs, parkNs);
        aheadOfNs = nowNs + untilDueNs;
        lookNs = nowNs + untilLookNs;
        return untilLookNs;
    }
}
