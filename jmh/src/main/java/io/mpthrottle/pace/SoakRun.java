// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Measurement.Soak;
import org.jspecify.annotations.Nullable;

/** A long run at a high rate in which nothing may get lost: one spinning worker, monitored COARSE. */
final class SoakRun {
    private static final long WARM_MILLIS = 2_000;

    private final FuelSource source;
    private final Thread thread = new Thread(this::work, "worker");
    private volatile boolean stopped;
    private long taken;

    private SoakRun(final FuelSource source) {
        this.source = source;
    }

    /** The rate, and for how long. */
    record Spec(long ratePerSecond, double seconds) {}

    static Soak run(final Spec spec) throws InterruptedException {
        new SoakRun(open(spec)).run(spec.ratePerSecond(), WARM_MILLIS);
        return new SoakRun(open(spec)).run(spec.ratePerSecond(), (long) (spec.seconds() * 1e3));
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
                why == null ? "" : why);
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
