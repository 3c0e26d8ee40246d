// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: ends the fork that runs, and gives the main thread the time to write what there is.
 *
 * <p>On a signal the JVM runs its shutdown hooks while the main thread goes on. When the hooks are through it halts with 128 +
 * the signal's number.
 */
public final class Interruption implements AutoCloseable {
    /** The exit code of a run that was interrupted. */
    public static final int EXIT_CODE = 130;

    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    /** Watches until closed; on a signal {@code kill} ends what runs. */
    public Interruption(final Runnable kill) {
        hook = new Thread(() -> onSignal(kill), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onSignal(final Runnable kill) {
        kill.run();
        try {
            final boolean unused = written.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        written.countDown();
        try {
            final boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (final IllegalStateException e) {
            // The hook is running; it has just been told to end.
        }
    }
}
