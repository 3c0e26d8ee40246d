// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle;

import io.mpthrottle.tank.Tank;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.BitUtil;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

/** What a throttle was built with: each setting checked where it is set, all of them together once, then final. */
final class Settings {
    private static final long LOWEST_REFRESH_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long HIGHEST_REFRESH_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int LOWEST_CAPACITY = 64;
    private static final int HIGHEST_CAPACITY = 1 << 24;
    private static final int DEFAULT_CAPACITY = 65_536;

    /** What the ring has memory for at first where emissions come slowly: 400 ms of them at the highest such limit. */
    private static final int FIRST_EMISSIONS = 4_096;

    private static final double SLOW_PER_SECOND = 10_000;
    private static final double CALIBRATED_FROM_PER_SECOND = 49;

    final String name;
    final long maxN;
    final long perNs;
    final boolean asThrottle;
    final boolean asMonitor;
    final boolean autoEmit;
    final boolean autoCalibrate;
    final double correction;
    final Hardcap hardcap;
    final long refreshNs;
    final Refill refill;
    final Threading threading;
    final Timestamps timestamps;
    final @Nullable Supplier<IdleStrategy> waitWith;
    final int emissionCapacity;
    final int firstEmissions;
    final ThreadFactory threadFactory;
    final NanoClock clock;
    final ErrorHandler errorHandler;

    Settings(final Throttle.Builder from) {
        name = from.name;
        maxN = from.maxN;
        perNs = from.perNs;
        asThrottle = from.asThrottle;
        asMonitor = from.asMonitor;
        autoEmit = from.autoEmit == null ? asThrottle : from.autoEmit;
        correction = from.correction == null ? 0 : from.correction;
        hardcap = from.hardcap;
        refreshNs = from.refreshNs;
        refill = from.refill;
        threading = from.threading;
        timestamps = from.timestamps;
        waitWith = from.waitWith;
        final int capacity = from.emissionCapacity == null ? DEFAULT_CAPACITY : from.emissionCapacity;
        emissionCapacity = BitUtil.findNextPositivePowerOfTwo(Math.max(LOWEST_CAPACITY, capacity));
        firstEmissions = from.emissionCapacity == null && isSlow() ? FIRST_EMISSIONS : emissionCapacity;
        threadFactory = from.threadFactory == null ? Settings::daemon : from.threadFactory;
        clock = from.clock == null ? SystemNanoClock.INSTANCE : from.clock;
        errorHandler = from.errorHandler == null ? this::log : from.errorHandler;
        checkTogether(from.autoEmit);

        // What was calibrated with the system's clock would say nothing of another; a set correction is the user's
        // word.
        final boolean calibrated = asThrottle && from.clock == null && from.correction == null;
        autoCalibrate = calibrated
                && (from.autoCalibrate == null ? perSecond() >= CALIBRATED_FROM_PER_SECOND : from.autoCalibrate);
    }

    /** Whether emissions come slowly, as far as is known: of a monitor alone it is not, so it takes memory as they come. */
    private boolean isSlow() {
        return !asThrottle || perSecond() <= SLOW_PER_SECOND;
    }

    /** The limit in units per second. */
    double perSecond() {
        return maxN * (1e9 / perNs);
    }

    /** The most units that are out at once. */
    long mostUnits() {
        if (!asThrottle || hardcap == Hardcap.ONE) {
            return 1;
        }
        return hardcap == Hardcap.NONE ? Tank.MAX_UNITS : maxN;
    }

    boolean unitsReturn() {
        return hardcap == Hardcap.ONE || hardcap == Hardcap.WINDOW;
    }

    boolean isSystemClock() {
        return clock == SystemNanoClock.INSTANCE;
    }

    private void checkTogether(final @Nullable Boolean autoEmitSet) {
        state(asThrottle || asMonitor, "asThrottle and asMonitor must not both be false");
        state(!asThrottle || maxN > 0, "limit must be set, unless asThrottle is false");
        state(
                asThrottle || autoEmitSet == null || !autoEmitSet,
                "autoEmit must be false when asThrottle is false, but was true: there are no grants to emit");
        if (timestamps == Timestamps.COARSE) {
            argument(asThrottle, "timestamps must be PRECISE when asThrottle is false, but was COARSE");
            argument(
                    refill == Refill.BUSY_SPIN,
                    "timestamps must be PRECISE unless refill is BUSY_SPIN, but was COARSE with " + refill);
        }
    }

    private void log(final Throwable error) {
        final System.Logger logger = System.getLogger(Throttle.class.getName());
        if (error instanceof ThrottleWarning) {
            logger.log(System.Logger.Level.WARNING, error.getMessage());
        } else {
            logger.log(System.Logger.Level.ERROR, "throttle \"" + name + "\" failed", error);
        }
    }

    private static Thread daemon(final Runnable work) {
        final Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    static void argument(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    static void state(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }

    static long checkedMaxN(final long maxN) {
        argument(maxN >= 1, "maxN must be at least 1, but was " + maxN);
        return maxN;
    }

    static long checkedPer(final Duration per, final long maxN) {
        final long ns = nanos("per", per);
        argument(ns > 0, "per must be positive, but was " + per);
        argument(maxN <= ns, "maxN must be at most one unit a nanosecond, but was " + maxN + " per " + ns + " ns");
        return ns;
    }

    static double checkedCorrection(final double fraction) {
        argument(fraction >= 0 && fraction < 1, "correction must be at least 0 and below 1, but was " + fraction);
        return fraction;
    }

    static long checkedRefresh(final Duration every) {
        final long ns = nanos("refreshRate", every);
        argument(
                ns >= LOWEST_REFRESH_NS && ns <= HIGHEST_REFRESH_NS,
                "refreshRate must be 1 ms to 1 s, but was " + every);
        return ns;
    }

    static int checkedCapacity(final int emissions) {
        argument(
                emissions >= 1 && emissions <= HIGHEST_CAPACITY,
                "emissionCapacity must be 1 to " + HIGHEST_CAPACITY + ", but was " + emissions);
        return emissions;
    }

    /** Not below zero; what is beyond 292 years waits for ever. */
    static long checkedTimeout(final Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        argument(!timeout.isNegative(), "timeout must not be negative, but was " + timeout);
        return TimeUnit.NANOSECONDS.convert(timeout);
    }

    static long checkedTimeout(final long timeout, final TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        argument(timeout >= 0, "timeout must not be negative, but was " + timeout + " " + unit);
        return unit.toNanos(timeout);
    }

    private static long nanos(final String setting, final Duration duration) {
        Objects.requireNonNull(duration, setting);
        final long ns = TimeUnit.NANOSECONDS.convert(duration);
        argument(duration.equals(Duration.ofNanos(ns)), setting + " must be below 2^63 ns, but was " + duration);
        return ns;
    }
}
