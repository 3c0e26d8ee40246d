// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does a task again and again on a thread of its own, away from the threads that work. */
final class Ticker implements AutoCloseable {
    private final ScheduledExecutorService clockwork;

    private Ticker(ScheduledExecutorService clockwork) {
        this.clockwork = clockwork;
    }

    /** Starts now. The period runs from the end of a tick to the next one, so that no ticks pile up in a stall. */
    static Ticker every(Duration period, String name, Runnable task) {
        ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        long nanos = period.toNanos();
        var unused = clockwork.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS);
        return new Ticker(clockwork);
    }

    /** Returns when no tick is under way and none will come. */
    @Override
    public void close() {
        clockwork.shutdownNow();
        try {
            // A tick that hangs (nobody reads stderr) must not hold up the end.
            boolean unused = clockwork.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
