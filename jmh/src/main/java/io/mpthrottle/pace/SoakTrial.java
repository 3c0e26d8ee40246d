// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import org.jspecify.annotations.Nullable;

/** A long run at a high rate in which nothing may get lost: one spinning worker, monitored COARSE. */
final class SoakTrial {
    private static final long WARM_MILLIS = 2_000;

    private final FuelSource source;
    private final Thread thread = new Thread(this::work, "worker");
    private volatile boolean stopped;
    private long taken;

    private SoakTrial(final FuelSource source) {
        this.source = source;
    }

    /** What it asks for. */
    record Spec(long ratePerSecond, double seconds) {}

    /**
     * What it found: everything that fell due was granted, held at the end or discarded.
     *
     * @param ratePerSecond the rate
     * @param seconds how long
     * @param settings of the throttle
     * @param granted units that the worker counted
     * @param total emissions that the monitor counted
     * @param overflow emissions without an interval
     * @param discarded units that found no room
     * @param held units in the tank when it was stopped
     * @param reachedPerSecond granted / runtime
     * @param verdict PASS or FAIL
     * @param why the reason of a FAIL
     */
    record Soak(
            long ratePerSecond,
            double seconds,
            String settings,
            long granted,
            long total,
            long overflow,
            long discarded,
            long held,
            double reachedPerSecond,
            String verdict,
            @Nullable String why) {}

    static Soak run(final Spec spec) throws InterruptedException {
        new SoakTrial(open(spec)).run(spec.ratePerSecond(), WARM_MILLIS);
        return new SoakTrial(open(spec)).run(spec.ratePerSecond(), (long) (spec.seconds() * 1e3));
    }

    private static FuelSource open(final Spec spec) {
        return ThrottleSource.enduring(Hardcap.LIMIT, Refill.BUSY_SPIN, spec.ratePerSecond());
    }

    private Soak run(final long ratePerSecond, final long millis) throws InterruptedException {
        source.start();
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(millis);
        stopped = true;
        thread.join();
        final Ledger running = source.running();
        final Ledger end = source.stop();
        source.close();
        final long held = end.held() + end.discarded() - running.discarded();
        final String why = why(ratePerSecond, running, end, held);
        return new Soak(
                ratePerSecond,
                end.runtimeNs() / 1e9,
                source.settings(),
                taken,
                end.total(),
                end.overflow(),
                running.discarded(),
                held,
                taken * 1e9 / end.runtimeNs(),
                why == null ? Trial.PASS : Trial.FAIL,
                why);
    }

    private @Nullable String why(final long ratePerSecond, final Ledger running, final Ledger end, final long held) {
        final String lost = Judge.whyLost(ratePerSecond, taken, running, end);
        final boolean isBehind = held > 1 + end.accountedFor() / 1_000;
        return lost == null && isBehind ? "missed the rate: " + held + " units were left in the tank" : lost;
    }

    private void work() {
        long count = 0;
        try {
            while (!stopped) {
                if (source.take()) {
                    count++;
                }
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        taken = count;
    }
}
