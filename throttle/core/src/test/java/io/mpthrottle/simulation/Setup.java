// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Limit;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;

/**
 * Every setting that means something under INVOKER, drawn; {@code correctionPermille} is 0 where none is set, and so is {@code
 * lines}. With {@code more} limits the first is set as one of them.
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
        int lines,
        List<More> more) {
    /** A further limit. */
    record More(Hardcap hardcap, long maxN, long perNs) {
        /** Mostly of about the rate of the first, so that now this one holds the other back, and now that. */
        private static More drawnWith(Draw draw, long maxN, long perNs) {
            long spanNs = Math.max(1_000, Math.min(HOUR, perNs / 4 * draw.between(1, 16)));
            double share = (double) spanNs / perNs * maxN;
            long units = (long) (share * draw.ofLongs(25, 80, 100, 130, 400) / 100);
            long most = Math.min(Math.min(spanNs, MOST_PRODUCT / spanNs), 70_000);
            return new More(draw.of(Hardcap.values()), Math.max(1, Math.min(units, most)), spanNs);
        }

        private Limit limit() {
            return Limit.of(maxN, Duration.ofNanos(perNs), hardcap);
        }

        private boolean returns() {
            return hardcap == Hardcap.ONE || hardcap == Hardcap.WINDOW;
        }
    }

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
        List<More> more = more(draw, maxN, perNs);
        return new Setup(
                hardcap,
                maxN,
                perNs,
                more.isEmpty() ? correction(draw, maxN, perNs) : 0,
                asThrottle,
                asMonitor,
                autoEmit,
                draw.ofLongs(1, 5, 10, 10, 10, 10, 70, 1_000) * MS,
                draw.of(1, 64, 65, 200, 1024, 4096, 65_536),
                refill,
                asThrottle && refill == Refill.BUSY_SPIN && draw.oneIn(2) ? Timestamps.COARSE : Timestamps.PRECISE,
                draw.of(0, 1, 2, 4, 8),
                more);
    }

    private static List<More> more(Draw draw, long maxN, long perNs) {
        int limits = draw.oneIn(2) ? (int) draw.between(1, 3) : 0;
        return Stream.generate(() -> More.drawnWith(draw, maxN, perNs))
                .limit(limits)
                .toList();
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
                .asThrottle(asThrottle)
                .asMonitor(asMonitor)
                .autoEmit(autoEmit)
                .refreshRate(Duration.ofNanos(refreshNs))
                .emissionCapacity(emissionCapacity)
                .refill(refill)
                .timestamps(timestamps);
        if (more.isEmpty()) {
            builder.hardcap(hardcap).limit(maxN, Duration.ofNanos(perNs));
        } else {
            builder.limits(
                    Limit.of(maxN, Duration.ofNanos(perNs), hardcap),
                    more.stream().map(More::limit).toArray(Limit[]::new));
        }
        if (correctionPermille > 0) {
            builder.correction(correctionPermille / 1e3);
        }
        if (lines > 0) {
            builder.lines(lines);
        }
        return builder.build();
    }

    boolean unitsReturn() {
        return asThrottle
                && (new More(hardcap, maxN, perNs).returns() || more.stream().anyMatch(More::returns));
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

    List<Fuel> fuels() {
        if (!asThrottle) {
            return List.of(new NoFuel());
        }
        return Stream.concat(Stream.of(new More(hardcap, maxN, perNs)), more.stream())
                .map(this::fuel)
                .toList();
    }

    private Fuel fuel(More limit) {
        return switch (limit.hardcap()) {
            case LIMIT, NONE -> scheduled(limit);
            case ONE -> new ReturningFuel(1, (limit.perNs() - 1) / limit.maxN() + 1);
            case WINDOW -> new ReturningFuel((int) limit.maxN(), limit.perNs());
        };
    }

    private Fuel scheduled(More limit) {
        // T times (1 - correction), as a fraction of whole numbers.
        long units = correctionPermille == 0 ? limit.maxN() : limit.maxN() * 1_000;
        long spanNs = correctionPermille == 0 ? limit.perNs() : limit.perNs() * (1_000 - correctionPermille);
        DueUnits due = new DueUnits(units, spanNs);
        return limit.hardcap() == Hardcap.NONE
                ? new UncappedFuel(due)
                : new CappedFuel(due, limit.maxN(), new GrantBound.OfLimit(limit.maxN(), units, spanNs));
    }
}
