// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One pace trial, or one lap of a limiter in its lane. */
final class PaceTrial {
    /** At a low rate a second is too short to get the path of a grant compiled; so it is done at this one first. */
    private static final long WARM_RATE = 200_000;

    /** More than a second, so that the change from one second's histogram to the next one's is compiled, too. */
    private static final double WARM_SECONDS = 1.1;

    /** At the right rate; a compiler that is never through must not hold up the session. */
    private static final int MOST_WARM_RUNS = 4;

    /** What warming up takes, about: that at the high rate, and mostly three more. */
    static final double TYPICAL_WARM_SECONDS = 4 * WARM_SECONDS;

    /** In a warm-up run, of which it is less than a third of a percent. */
    private static final long QUIET_MILLIS = 3;

    private static final long PATIENCE_MILLIS = 3_000;

    private final TrialSpec spec;
    private final Seconds intervals;
    private final Seconds lateness;
    private final Seconds hiccups;

    private PaceTrial(final TrialSpec spec) {
        this.spec = spec;
        final int seconds = (int) Math.ceil(spec.seconds());
        intervals = new Seconds(seconds, 4);
        lateness = new Seconds(seconds, 4);
        hiccups = new Seconds(seconds, 3);
    }

    /** Measures with a fresh limiter. */
    static Trial measure(final TrialSpec spec) throws InterruptedException {
        return new PaceTrial(spec).measure();
    }

    /** Warms up, then measures with a fresh limiter, and leaves the histograms there. */
    static Trial run(final TrialSpec spec, final Path directory) throws IOException, InterruptedException {
        warm(spec);
        final PaceTrial trial = new PaceTrial(spec);
        final long startMillis = System.currentTimeMillis();
        final Trial result = trial.measure();
        trial.intervals.write(directory, spec.id() + ".interval", startMillis);
        trial.lateness.write(directory, spec.id() + ".lateness", startMillis);
        trial.hiccups.write(directory, spec.id() + ".hiccup", startMillis);
        return result;
    }

    /**
     * Runs limiters at a high rate and then at the right one until the compiler has nothing left to do. While it works it
     * takes one of two cores from a spinning thread for milliseconds, and at 1,000 a second that is most of a p99.
     */
    static void warm(final TrialSpec spec) throws InterruptedException {
        final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        new PaceTrial(spec.with(Math.max(WARM_RATE, spec.ratePerSecond()), WARM_SECONDS)).measure();
        long spentMillis = compiler.getTotalCompilationTime();
        for (int runs = 0; runs < MOST_WARM_RUNS; runs++) {
            new PaceTrial(spec.with(spec.ratePerSecond(), WARM_SECONDS)).measure();
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
        final String why = ended ? why(judge, source, running, stopped) : "the worker hangs";
        return trial(source, worker, judge, why, running, stopped);
    }

    private @Nullable String why(
            final Judge judge, final FuelSource source, final Ledger running, final Ledger stopped) {
        return spec.limiter() == Limiter.MPTHROTTLE ? judge.whyOurs(running, stopped) : judge.why(source.burst());
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
                spec.refill(),
                spec.worker(),
                spec.ratePerSecond(),
                spec.seconds(),
                spec.sampledEvery(),
                worker.grants().granted(),
                judge.due(),
                worker.grants().perSecond(),
                judge.shortfall(),
                judge.windowShortfall(),
                why == null ? Trial.PASS : Trial.FAIL,
                why,
                spec.idealIntervalNs(),
                Trial.Percentiles.of(intervals.total()),
                Trial.Percentiles.of(lateness.total()),
                Trial.Percentiles.of(hiccups.total()),
                worker.cpu(),
                stopped.overflow(),
                running.discarded(),
                Trial.Jitter.of(intervals, hiccups),
                Trial.Files.of(spec.id()));
    }
}
