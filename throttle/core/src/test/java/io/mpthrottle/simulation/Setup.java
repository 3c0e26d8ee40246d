// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;

/**
 * Every setting that means something under INVOKER, drawn; {@code correctionPermille} is 0 where none is set, and so is {@code
 * lines}.
 */
record Setup(
        Hardcap hardcap,
        long maxN,
        long perNs,
        int correctionPermille,
        boolean asThrottle,
        boolean asMonitor,
        boolean autoEmit,
        long refreshNs,
        int emissionCapacity,
        Refill refill,
        Timestamps timestamps,
        int lines) {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final long HOUR = 3_600 * SECOND;

    /** What the model multiplies must fit: maxN times a thousand spans. */
    private static final long MOST_PRODUCT = 1L << 61;

    static Setup drawnWith(Draw draw) {
        boolean asThrottle = !draw.oneIn(12);
        boolean asMonitor = !asThrottle || !draw.oneIn(5);
        boolean autoEmit = asThrottle && !draw.oneIn(4);
        Refill refill = draw.of(Refill.values());
        Hardcap hardcap = draw.of(Hardcap.values());
        long perNs = per(draw);
        long maxN = Math.min(Math.min(maxN(draw), perNs), MOST_PRODUCT / perNs);
        if (hardcap == Hardcap.WINDOW && maxN > 70_000) {
            // Beyond 65,536 readings are rounded; more than a little beyond is only slow.
            maxN = 70_000;
        }
        return new Setup(
                hardcap,
                maxN,
                perNs,
                correction(draw, maxN, perNs),
                asThrottle,
                asMonitor,
                autoEmit,
                draw.ofLongs(1, 5, 10, 10, 10, 10, 70, 1_000) * MS,
                draw.of(1, 64, 65, 200, 1024, 4096, 65_536),
                refill,
                asThrottle && refill == Refill.BUSY_SPIN && draw.oneIn(2) ? Timestamps.COARSE : Timestamps.PRECISE,
                draw.of(0, 1, 2, 4, 8));
    }

    private static long per(Draw draw) {
        return switch ((int) draw.between(0, 5)) {
            case 0, 1 -> SECOND;
            case 2 -> draw.ofLongs(MS, 100 * MS, 60 * SECOND, HOUR);
            case 3 -> draw.between(300, 5 * SECOND);
            default -> draw.magnitude(1_000, HOUR);
        };
    }

    private static long maxN(Draw draw) {
        return switch ((int) draw.between(0, 5)) {
            case 0 -> 1;
            case 1, 2 -> draw.between(2, 10);
            case 3 -> draw.ofLongs(50, 100, 1_000, 1_000, 10_000, 100_000, 1_000_000);
            default -> draw.magnitude(1, 2_000);
        };
    }

    /** Only spans for which the contract's rounding to a billionth is none at all. */
    private static int correction(Draw draw, long maxN, long perNs) {
        boolean exact = perNs <= SECOND && maxN <= MOST_PRODUCT / 1_000 / perNs;
        return exact && draw.oneIn(5) ? (int) draw.between(0, 950) : 0;
    }

    Throttle build(NanoClock clock, ErrorHandler errors) {
        Throttle.Builder builder = Throttle.builder()
                .name("simulated")
                .threading(Threading.INVOKER)
                .clock(clock)
                .errorHandler(errors)
                .hardcap(hardcap)
                .asThrottle(asThrottle)
                .asMonitor(asMonitor)
                .autoEmit(autoEmit)
                .refreshRate(Duration.ofNanos(refreshNs))
                .emissionCapacity(emissionCapacity)
                .refill(refill)
                .timestamps(timestamps)
                .limit(maxN, Duration.ofNanos(perNs));
        if (correctionPermille > 0) {
            builder.correction(correctionPermille / 1e3);
        }
        if (lines > 0) {
            builder.lines(lines);
        }
        return builder.build();
    }

    boolean unitsReturn() {
        return asThrottle && (hardcap == Hardcap.ONE || hardcap == Hardcap.WINDOW);
    }

    boolean grantsEmit() {
        return asMonitor && autoEmit;
    }

    boolean isCoarse() {
        return timestamps == Timestamps.COARSE;
    }

    /** T, rounded up to whole nanoseconds, without any correction. */
    long spacingNs() {
        return (perNs - 1) / maxN + 1;
    }

    /** Slots of the ring: rounded up to a power of two, at least 64. */
    int ringSlots() {
        return emissionCapacity <= 64 ? 64 : Integer.highestOneBit(emissionCapacity - 1) << 1;
    }

    /** Where it is not set, there is one line as long as nobody disturbs anybody, and here one thread at a time works. */
    Waiting waiting() {
        return Waiting.inLines(Math.max(1, lines), ringSlots());
    }

    Fuel fuel() {
        if (!asThrottle) {
            return new NoFuel();
        }
        return switch (hardcap) {
            case LIMIT, NONE -> scheduled();
            case ONE -> new ReturningFuel(1, spacingNs());
            case WINDOW -> new ReturningFuel((int) maxN, perNs);
        };
    }

    private Fuel scheduled() {
        // T times (1 - correction), as a fraction of whole numbers.
        long units = correctionPermille == 0 ? maxN : maxN * 1_000;
        long spanNs = correctionPermille == 0 ? perNs : perNs * (1_000 - correctionPermille);
        DueUnits due = new DueUnits(units, spanNs);
        return hardcap == Hardcap.NONE
                ? new UncappedFuel(due)
                : new CappedFuel(due, maxN, new GrantBound.OfLimit(maxN, units, spanNs));
    }
}
