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
 * <p>On a signal the JVM runs its shutdown hooks while the main thread goes on, and halts when they are
 * through, with 128 + the signal's number as exit code. So the hook asks the command to stop, and waits
 * until the main thread has said its last words: they are said once, by the thread that knows that
 * everything before them is done. Only when that thread is stuck (it is writing, and nobody reads) does the
 * hook lose patience and say them itself.
 *
 * <p>The main thread may call {@link System#exit} while the hook runs: that blocks for good, and the JVM
 * halts with the signal's exit code all the same.
 */
final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Runnable stop;
    private final Runnable lastWords;
    private final AtomicBoolean said = new AtomicBoolean();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onSignal, "throttle-ending");

    /**
     * Does a command's work and sees to its end.
     *
     * @param work the work, which the calling thread does
     * @param stop makes the work return soon; called from another thread
     * @param lastWords said at the end, unless the work fails: then the failure is all there is to say
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
