// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;

/** Threads whose homes are different, since their ids are in a row. One of them works at a time, and the caller waits. */
final class Tenants {
    static final int COUNT = 8;

    private static final List<ExecutorService> THREADS = threads();

    private Tenants() {}

    static <T> T call(final int tenant, final Callable<T> work) {
        final FutureTask<T> task = new FutureTask<>(work);
        THREADS.get(tenant).execute(task);
        try {
            return task.get();
        } catch (final Exception e) {
            throw new AssertionError(e);
        }
    }

    static void run(final int tenant, final Runnable work) {
        call(tenant, Executors.callable(work));
    }

    private static List<ExecutorService> threads() {
        final List<ExecutorService> threads = IntStream.range(0, COUNT)
                .mapToObj(tenant -> Executors.newSingleThreadExecutor(Tenants::daemon))
                .toList();
        // Each gets its thread, and the thread its id, before anybody works.
        threads.forEach(thread -> thread.execute(() -> {}));
        return threads;
    }

    private static Thread daemon(final Runnable work) {
        final Thread thread = new Thread(work, "tenant");
        thread.setDaemon(true);
        return thread;
    }
}
