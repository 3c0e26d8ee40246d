// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do nothing but take fuel. Without a limit there is no fuel, and they emit as fast as they can.
 */
final class Workers {
    private final Throttle throttle;
    private final boolean limited;
    private final Runnable onFailure;
    private final List<Thread> threads;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean stopped;

    /**
     * Makes the workers; they begin at {@link #start}.
     *
     * @param onFailure called by a worker that cannot go on
     */
    Workers(int count, Throttle throttle, boolean limited, Runnable onFailure) {
        this.throttle = throttle;
        this.limited = limited;
        this.onFailure = onFailure;
        this.threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Thread(this::work, "worker-" + number))
                .toList();
    }

    /** Starts the workers before the throttle: so all of them wait when the first unit falls due. */
    void start() {
        for (Thread thread : threads) {
            thread.setDaemon(true);
            thread.start();
        }
        throttle.start();
    }

    /** Returns when the throttle has stopped and every worker is home. */
    void stop() throws InterruptedException {
        stopped = true;
        if (limited) {
            throttle.stop(); // which wakes the workers that wait
        }
        for (Thread thread : threads) {
            thread.join();
        }
        throttle.stop(); // without a limit only now, as an emission after the stop would not count
    }

    /** What the first worker that failed threw. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    private void work() {
        try {
            if (limited) {
                while (throttle.awaitFuel()) {
                    Thread.onSpinWait(); // the work
                }
            } else {
                while (!stopped) {
                    throttle.emit();
                }
            }
        } catch (InterruptedException | RuntimeException e) {
            failure.compareAndSet(null, e);
            onFailure.run();
        }
    }
}
