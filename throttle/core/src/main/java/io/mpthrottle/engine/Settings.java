// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.lines.Homes;
import io.mpthrottle.lines.LineCount;
import io.mpthrottle.policy.Cap;
import io.mpthrottle.refill.Tuning;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.agrona.BitUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

/** What a throttle is built with. Each setting was checked where it was set; all of them together are checked here, once. */
public final class Settings {
    private static final int LOWEST_CAPACITY = 64;
    private static final int DEFAULT_CAPACITY = 65_536;

    private static final double CALIBRATED_FROM_PER_SECOND = 49;

    /** In thread names and messages. */
    public final String name;

    /** Whether there is fuel. */
    public final boolean asThrottle;

    /** Whether there are views. */
    public final boolean asMonitor;

    /** Whether each grant is an emission. */
    public final boolean autoEmit;

    /** The clock of schedules and stamps. */
    public final NanoClock clock;

    /** How many units are for urgent work alone. */
    public final long headroom;

    /** The limit, or all of them as one; null only if asThrottle is off. */
    final @Nullable Cap cap;

    final boolean autoCalibrate;
    final double correction;
    final long refreshNs;
    final Idling idling;
    final Threads threads;
    final boolean coarse;
    final @Nullable Supplier<IdleStrategy> waitWith;
    final int emissionCapacity;
    final int firstEmissions;
    final LineCount lines;
    final ThreadFactory threadFactory;

    /**
     * Settles what was set.
     *
     * @param from the draft, which may change afterwards
     * @throws IllegalStateException if something is missing
     * @throws IllegalArgumentException if settings do not go together
     */
    public Settings(final Draft from) {
        name = from.name;
        asThrottle = from.asThrottle;
        asMonitor = from.asMonitor;
        autoEmit = from.autoEmit == null ? asThrottle : from.autoEmit;
        correction = from.correction == null ? 0 : from.correction;
        refreshNs = from.refreshNs;
        idling = from.idling;
        threads = from.threads;
        coarse = from.coarse;
        waitWith = from.waitWith;
        final int capacity = from.emissionCapacity == null ? DEFAULT_CAPACITY : from.emissionCapacity;
        emissionCapacity = BitUtil.findNextPositivePowerOfTwo(Math.max(LOWEST_CAPACITY, capacity));
        lines = from.lines == null
                ? new LineCount(defaultLines(), false)
                : new LineCount(BitUtil.findNextPositivePowerOfTwo(from.lines), true);
        threadFactory = from.threadFactory == null ? PlainThreads.INSTANCE : from.threadFactory;
        clock = from.clock == null ? SystemNanoClock.INSTANCE : from.clock;
        checkTogether(from);
        cap = asThrottle ? cap(from) : null;
        headroom = from.headroom;
        checkHeadroom();
        firstEmissions = from.emissionCapacity == null && startsSmall() ? Tuning.FIRST_EMISSIONS : emissionCapacity;

        // Calibration reads the system's clock and says nothing of another. A correction that is set is the user's
        // word.
        final boolean calibrated = asThrottle && from.clock == null && from.correction == null;
        autoCalibrate = calibrated && (from.autoCalibrate == null ? isPaced() : from.autoCalibrate);
    }

    /** Whether a limit is so fast that it matters how late a thread wakes up. */
    private boolean isPaced() {
        return cap != null && cap.limits().stream().anyMatch(limit -> limit.perSecond() >= CALIBRATED_FROM_PER_SECOND);
    }

    private void checkHeadroom() {
        Checks.argument(
                headroom == 0 || cap != null, "headroom must be 0 when asThrottle is false, but was " + headroom);
        Checks.argument(
                headroom == 0 || cap == null || headroom < cap.burst(),
                "headroom must be less than the units of each limit, but was " + headroom
                        + ": nobody else would ever have fuel");
    }

    private Cap cap(final Draft from) {
        return Cap.allOf(from.quotas().stream()
                .map(quota -> quota.kind().of(quota.maxN(), quota.perNs(), correction, Tuning.LOOKS, from.startsEmpty))
                .toList());
    }

    private static int defaultLines() {
        final int processors = Runtime.getRuntime().availableProcessors();
        return Math.min(Homes.MOST_LINES, BitUtil.findNextPositivePowerOfTwo(Tuning.LINES_A_PROCESSOR * processors));
    }

    private void checkTogether(final Draft from) {
        Checks.state(asThrottle || asMonitor, "asThrottle and asMonitor must not both be false");
        Checks.state(!asThrottle || !from.quotas().isEmpty(), "limit must be set, unless asThrottle is false");
        Checks.state(
                asThrottle || from.autoEmit == null || !from.autoEmit,
                "autoEmit must be false when asThrottle is false, but was true: there are no grants to emit");
        if (coarse) {
            Checks.argument(asThrottle, "timestamps must be PRECISE when asThrottle is false, but was COARSE");
            Checks.argument(
                    idling == Idling.BUSY_SPIN,
                    "timestamps must be PRECISE unless refill is BUSY_SPIN, but was COARSE with " + idling);
        }
    }

    /** Whether emissions are known to come slowly, or nothing is known: the ring then grows as they come. */
    private boolean startsSmall() {
        return perSecond() <= Tuning.SLOW_PER_SECOND;
    }

    /**
     * The lowest limit.
     *
     * @return units per second; 0 without a limit
     */
    public double perSecond() {
        return cap == null ? 0 : cap.perSecond();
    }

    /** The most units that are held at once. */
    long mostUnits() {
        return cap == null ? 1 : cap.mostUnits();
    }

    /** The most units that are held or on their way back at once; 0 if they do not come back. */
    long mostOut() {
        return cap == null ? 0 : cap.mostOut();
    }

    boolean isSystemClock() {
        return clock == SystemNanoClock.INSTANCE;
    }
}
