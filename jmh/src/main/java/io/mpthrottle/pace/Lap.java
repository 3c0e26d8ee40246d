// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Curve;
import io.mpthrottle.reports.model.Percentiles;
import io.mpthrottle.reports.model.Trial;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pace trial, or one lap of a limiter in its lane. */
final class Lap {
    /** At a low rate a second is too short to have the path of a grant compiled, so the first warm-up runs at this rate. */
    private static final long WARM_RATE = 200_000;

    private static final double WARM_SECONDS = 1.1;

    /** Warm-up runs at the right rate. A compiler that never finishes must not hold up the session. */
    private static final int MOST_WARM_RUNS = 4;

    /** About what warming up takes: one run at the high rate and, mostly, three more. */
    static final double TYPICAL_WARM_SECONDS = 4 * WARM_SECONDS;

    /** A warm-up run is quiet if the compiler worked no longer, which is less than a third of a percent of the run. */
    private static final long QUIET_MILLIS = 3;

    private static final long PATIENCE_MILLIS = 3_000;

    private final TrialSpec spec;
    private final Times intervals;
    private final Times lateness;
    private final Times hiccups;

    private Lap(final TrialSpec spec) {
        this.spec = spec;
        intervals = new Times(4);
        lateness = new Times(4);
        hiccups = new Times(3);
    }

    /** Measures with a fresh limiter. */
    static Trial measure(final TrialSpec spec) throws InterruptedException {
        return new Lap(spec).measure();
    }

    /** Warms up, then measures with a fresh limiter. */
    static Trial run(final TrialSpec spec) throws InterruptedException {
        warm(spec);
        return measure(spec);
    }

    /**
     * Runs limiters at a high rate and then at the right one until the compiler has nothing left to do. While the compiler works,
     * it takes a core from a spinning thread for milliseconds, and at 1,000 a second that is most of a p99.
     */
    static void warm(final TrialSpec spec) throws InterruptedException {
        final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        new Lap(spec.with(Math.max(WARM_RATE, spec.ratePerSecond()), WARM_SECONDS)).measure();
        long spentMillis = compiler.getTotalCompilationTime();
        for (int runs = 0; runs < MOST_WARM_RUNS; runs++) {
            new Lap(spec.with(spec.ratePerSecond(), WARM_SECONDS)).measure();
            final long nowMillis = compiler.getTotalCompilationTime();
            if (nowMillis - spentMillis <= QUIET_MILLIS) {
                return;
            }
            spentMillis = nowMillis;
        }
    }

    private static FuelSource open(final TrialSpec spec) {
        final Refill refill = Objects.requireNonNullElse(spec.refill(), Refill.HYBRID);
        return switch (spec.limiter()) {
            case MPTHROTTLE, BASE ->
                spec.worker() == Worker.WAITING
                        ? ThrottleSource.waiting(Hardcap.LIMIT, refill, spec.ratePerSecond())
                        : ThrottleSource.spinning(Hardcap.LIMIT, refill, spec.ratePerSecond());
            case FLOOR -> new FloorSource(spec.ratePerSecond());
            case HANDOFF -> new HandoffSource(spec.ratePerSecond(), spec.refill() == Refill.PARKED);
            case QUEUE -> new QueueSource(spec.ratePerSecond());
            case PARTS -> new PartsSource(spec.ratePerSecond());
            default -> PeerSource.even(spec.limiter().peer(), spec.ratePerSecond());
        };
    }

    private Trial measure() throws InterruptedException {
        final FuelSource source = open(spec);
        final PacedWorker worker = new PacedWorker(source, spec, intervals, lateness);
        final Hiccups probe = new Hiccups(hiccups);
        probe.start();
        worker.start();
        final boolean ended = worker.join((long) (spec.seconds() * 1e3) + PATIENCE_MILLIS);
        probe.stop();
        final Ledger running = source.running();
        final Ledger stopped = source.stop();
        final Throwable failure = worker.failure();
        if (failure != null) {
            throw new IllegalStateException("the worker failed: " + failure, failure);
        }
        final Judge judge = new Judge(spec, worker.grants());
        final String why = !ended
                ? "the worker hangs"
                : spec.limiter() == Limiter.MPTHROTTLE ? judge.whyOurs(running, stopped) : judge.why();
        return trial(source, worker, judge, why, running, stopped);
    }

    private Trial trial(
            final FuelSource source,
            final PacedWorker worker,
            final Judge judge,
            final @Nullable String why,
            final Ledger running,
            final Ledger stopped) {
        return new Trial(
                spec.id(),
                spec.limiter().key(),
                source.settings(),
                spec.mode(),
                spec.worker().name(),
                spec.ratePerSecond(),
                spec.seconds(),
                worker.grants().granted(),
                judge.due(),
                worker.grants().perSecond(),
                judge.shortfall(),
                why == null ? "" : why,
                Percentiles.of(intervals.histogram()),
                Percentiles.of(lateness.histogram()),
                Percentiles.of(hiccups.histogram()),
                worker.cpu(),
                stopped.overflow(),
                running.discarded(),
                Curve.of(intervals.histogram()),
                Curve.of(lateness.histogram()));
    }
}
