// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.agrona.ErrorHandler;

/**
 * One mode of a throttle, at a rate that keeps it busy.
 *
 * @param hardcap the hardcap
 * @param refill how the refill idles
 * @param threading whose threads the agents run on
 * @param timestamps where stamps come from
 * @param workers how many threads take fuel; every second of them waits for it
 * @param lines how many lines there are; 0: one until workers disturb each other
 */
record Leg(Hardcap hardcap, Refill refill, Threading threading, Timestamps timestamps, int workers, int lines) {
    /** Nearly three seconds of NONE, whose backlog knows no bound: where four threads share two cores a monitor may be away for long. */
    private static final int EMISSIONS = 1 << 22;

    private static final long PER_NS = 10_000_000;
    private static final int FEW_WORKERS = 2;

    /** More than have processors of their own. */
    private static final int SEVERAL_WORKERS = 6;

    /**
     * Every hardcap with every refill mode and threading; half of those that may be COARSE are. Then every hardcap once more
     * with several workers, in one line for ever, in four, and in as many as the agents like.
     */
    static List<Leg> all() {
        final List<Leg> legs = new ArrayList<>();
        for (final Threading threading : Threading.values()) {
            for (final Refill refill :
                    threading == Threading.INVOKER ? List.of(Refill.HYBRID) : List.of(Refill.values())) {
                for (final Hardcap hardcap : Hardcap.values()) {
                    legs.add(new Leg(hardcap, refill, threading, timestamps(hardcap, refill), FEW_WORKERS, 0));
                }
            }
        }
        for (final Hardcap hardcap : Hardcap.values()) {
            legs.add(crowded(hardcap, Threading.DEDICATED, 1));
            legs.add(crowded(hardcap, Threading.SHARED, 4));
            legs.add(crowded(hardcap, Threading.DEDICATED, 0));
        }
        return legs;
    }

    private static Leg crowded(final Hardcap hardcap, final Threading threading, final int lines) {
        return new Leg(hardcap, Refill.HYBRID, threading, Timestamps.PRECISE, SEVERAL_WORKERS, lines);
    }

    private static Timestamps timestamps(final Hardcap hardcap, final Refill refill) {
        final boolean coarse = refill == Refill.BUSY_SPIN && (hardcap == Hardcap.LIMIT || hardcap == Hardcap.ONE);
        return coarse ? Timestamps.COARSE : Timestamps.PRECISE;
    }

    /** Units in {@link #perNs()}. */
    long maxN() {
        return switch (hardcap) {
            case LIMIT -> 30_000;
            case NONE -> 15_000;
            case WINDOW -> 10_000;
            case ONE -> 1_000;
        };
    }

    long perNs() {
        return PER_NS;
    }

    Throttle throttle(final ErrorHandler errors) {
        final Throttle.Builder builder = Throttle.builder()
                .name("soak")
                .limit(maxN(), Duration.ofNanos(PER_NS))
                .hardcap(hardcap)
                .refill(refill)
                .threading(threading)
                .timestamps(timestamps)
                .emissionCapacity(EMISSIONS)
                .autoCalibrate(false)
                .errorHandler(errors);
        return (lines == 0 ? builder : builder.lines(lines)).build();
    }

    @Override
    public String toString() {
        final String mode = threading == Threading.INVOKER ? "" : " " + refill;
        final String crowd = workers == FEW_WORKERS ? "" : " of " + workers + (lines == 0 ? "" : " in " + lines);
        return hardcap + mode + " " + threading + (timestamps == Timestamps.COARSE ? " COARSE" : "") + crowd;
    }
}
