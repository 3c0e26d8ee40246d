// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where a throttle stands.
 *
 * <p>The phase counts: 0 before the first start, odd while a run goes on, even after it, -1 when closed. So a thread that
 * waits for fuel sees the end of its run even if the next run begins before the thread wakes. The phase is written under the
 * throttle's lock, the failure by the thread that fails first. Both are volatile, and any thread reads them.
 */
public final class Lifecycle {
    private static final int CLOSED = -1;
    private static final int NEVER = -2;

    private final String name;
    private volatile int phase;
    private volatile @Nullable Throwable failure;

    /** The clock's reading at the failure; written before it. */
    private long failedAtNs;

    /** Why taking fuel raises an exception; null while it does not. Workers read it only where the tank is barred. */
    private volatile @Nullable String barred;

    Lifecycle(final String name, final boolean asThrottle) {
        this.name = name;
        barred = asThrottle
                ? null
                : "fuel is there only when asThrottle is on, but throttle \"" + name + "\" has it off";
    }

    /**
     * Tells whether it is between start and stop, and has not failed.
     *
     * @return true while fuel may come
     */
    public boolean isRunning() {
        return inRun() && failure == null;
    }

    /** Whether a run has begun and stop() has not ended it. A failure does not end it. */
    boolean inRun() {
        return inRun(phase);
    }

    /**
     * Tells whether it was closed.
     *
     * @return true from then on
     */
    public boolean isClosed() {
        return phase == CLOSED;
    }

    boolean hasFailed() {
        return failure != null;
    }

    synchronized void begin() {
        phase = phase + 1;
    }

    synchronized void end() {
        phase = phase + 1;
    }

    synchronized void close() {
        phase = CLOSED;
        barred = null;
    }

    /** Notes a failure; false if there was one already. */
    synchronized boolean fail(final Throwable cause, final long nowNs) {
        if (failure != null) {
            return false;
        }
        failedAtNs = nowNs;
        failure = cause;
        if (!isClosed()) {
            barred = "the throttle failed";
        }
        return true;
    }

    /**
     * Tells for which run a thread waits that begins to wait now.
     *
     * @return the run; one that never comes if the thread would wait in vain
     */
    public int awaitedRun() {
        final int now = phase;
        if (now == 0) {
            return 1;
        }
        return inRun(now) ? now : NEVER;
    }

    /**
     * Tells whether a thread that waits for a run may go on waiting.
     *
     * @param run what {@link #awaitedRun()} told the thread
     * @return false when the run has ended
     */
    public boolean isAwaited(final int run) {
        final int now = phase;
        return now == run || now == 0;
    }

    /** The clock's reading at the failure; only if there was one. */
    long failedAtNs() {
        return failedAtNs;
    }

    /**
     * Checks that fuel is to be had, or that the throttle was closed.
     *
     * @throws IllegalStateException if there is no fuel, or an agent failed
     */
    public void checkFuel() {
        final String why = barred;
        if (why != null) {
            checkFailure();
            Checks.state(hasFailed(), why);
        }
    }

    /**
     * Checks that no agent failed, or that the throttle was closed.
     *
     * @throws IllegalStateException with the failure as its cause
     */
    public void checkFailure() {
        final Throwable cause = failure;
        if (cause != null && !isClosed()) {
            throw new IllegalStateException("throttle \"" + name + "\" failed: " + cause, cause);
        }
    }

    /**
     * Checks that it was not closed.
     *
     * @throws IllegalStateException if it was
     */
    public void checkOpen() {
        // No message before it is needed: start() comes through here before it reads the clock.
        if (isClosed()) {
            throw new IllegalStateException("throttle \"" + name + "\" is closed");
        }
    }

    void checkStartable() {
        checkOpen();
        checkFailure();
        if (inRun()) {
            throw new IllegalStateException("throttle \"" + name + "\" is running already");
        }
    }

    private static boolean inRun(final int phase) {
        return phase > 0 && (phase & 1) == 1;
    }
}
