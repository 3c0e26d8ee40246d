// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Synthetic workers, who do nothing but take fuel. Without a limit there is none to take, and they emit as
 * fast as they can.
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

    /** The workers first, so that they all wait when the fuel begins to flow. */
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
            throttle.stop(); // which sends the waiting ones home
        }
        for (Thread thread : threads) {
            thread.join();
        }
        throttle.stop(); // without a limit only now: an emission after it would not count
    }

    /** What made a worker give up. */
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
