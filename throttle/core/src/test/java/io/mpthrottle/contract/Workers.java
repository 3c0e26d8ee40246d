// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Real worker threads, all with the same job. A worker that does not come home fails the test instead of hanging it. */
public final class Workers<R> {
    /** No test waits longer for anything that must happen; how fast it must happen is asserted elsewhere. */
    private static final long HANGING_SECONDS = 10;

    private record Worker<R>(Thread thread, CompletableFuture<R> outcome) {}

    private final List<Worker<R>> workers = new ArrayList<>();

    private Workers() {}

    public static <R> Workers<R> start(int size, Callable<R> job) {
        Workers<R> workers = new Workers<>();
        for (int i = 0; i < size; i++) {
            CompletableFuture<R> outcome = new CompletableFuture<>();
            Thread thread = new Thread(() -> complete(outcome, job), "test-worker-" + i);
            thread.setDaemon(true);
            workers.workers.add(new Worker<>(thread, outcome));
        }
        workers.threads().forEach(Thread::start);
        return workers;
    }

    private static <R> void complete(CompletableFuture<R> outcome, Callable<R> job) {
        try {
            outcome.complete(job.call());
        } catch (Throwable t) {
            outcome.completeExceptionally(t);
        }
    }

    public List<Thread> threads() {
        return workers.stream().map(Worker::thread).toList();
    }

    /** Returns once each of them was seen parked. */
    public Workers<R> parked() {
        for (Thread thread : threads()) {
            Eventually.holds(thread.getName() + " is parked", () -> isParked(thread));
        }
        return this;
    }

    private static boolean isParked(Thread thread) {
        Thread.State state = thread.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    /** What each of them came home with; fails with the first failure of one of them. */
    public List<R> results() throws Exception {
        List<R> results = new ArrayList<>();
        for (Worker<R> worker : workers) {
            results.add(home(worker));
        }
        return results;
    }

    /** What each of them failed with; all must have failed. */
    public List<Throwable> failures() throws Exception {
        List<Throwable> failures = new ArrayList<>();
        for (Worker<R> worker : workers) {
            try {
                throw new AssertionError(worker.thread() + " came home with " + home(worker));
            } catch (ExecutionException failure) {
                failures.add(failure.getCause());
            }
        }
        return failures;
    }

    private R home(Worker<R> worker) throws InterruptedException, ExecutionException {
        try {
            return worker.outcome().get(HANGING_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            AssertionError hanging = new AssertionError(worker.thread() + " is still out, at the place below", e);
            hanging.setStackTrace(worker.thread().getStackTrace());
            throw hanging;
        }
    }
}
