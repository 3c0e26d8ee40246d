// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The end of a command, the same whether it comes by itself or by a signal (Ctrl-C, SIGTERM, SIGHUP).
 *
 * <p>On a signal the JVM runs its shutdown hooks beside the main thread, and when the hooks have returned it halts with
 * exit code 128 + the signal's number. Our hook asks the command to stop, and then waits until the main thread has said the
 * last words. So they are said once, by the thread that knows that all the work before them is done. Only if the main
 * thread is stuck, since it writes and nobody reads, does the hook lose patience and say them itself.
 *
 * <p>If the main thread calls {@link System#exit} while the hook runs, that call never returns. The JVM still halts with
 * the signal's exit code.
 */
final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runnable stop;
    private final Runnable lastWords;
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "throttle-ending");

    /**
     * Does the work of a command, and ends it.
     *
     * @param work the work, which the calling thread does
     * @param stop makes the work return soon; called from another thread
     * @param lastWords said at the end; when the work fails, the failure is said instead
     */
    static void after(Work work, Runnable stop, Runnable lastWords) throws IOException, InterruptedException {
        Ending ending = new Ending(stop, lastWords);
        ending.watch();
        try {
            work.run();
            ending.say();
        } catch (IllegalStateException e) {
            throw Failure.ofThrottle(e);
        } finally {
            ending.dismiss();
        }
    }

    private Ending(Runnable stop, Runnable lastWords) {
        this.stop = stop;
        this.lastWords = lastWords;
    }

    private void watch() {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            stop.run(); // the signal was faster
        }
    }

    /** Nothing more to say. */
    private void dismiss() {
        said.set(true);
        reached.countDown();
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook is running, and has just been let go.
        }
    }

    private void onSignal() {
        stop.run();
        try {
            if (!reached.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                say();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say() {
        if (said.compareAndSet(false, true)) {
            lastWords.run();
        }
    }

    /** What a command does. */
    interface Work {
        void run() throws IOException, InterruptedException;
    }
}
