// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The lock under which runs begin and end. The user's thread factory and clock are called under it. The user's error handler is
 * not: a warning waits until the lock is free.
 */
final class RunLock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Alarm alarm;
    private final BooleanSupplier isAgent;

    /** Under the lock. */
    private @Nullable String warning;

    /**
     * Makes the lock.
     *
     * @param alarm whom to tell of warnings
     * @param isAgent whether the calling thread is running an agent
     */
    RunLock(final Alarm alarm, final BooleanSupplier isAgent) {
        this.alarm = alarm;
        this.isAgent = isAgent;
    }

    /**
     * Locks. An agent would wait for itself, and the user's code that is called under the lock would find things half done.
     *
     * @throws IllegalStateException if an agent calls, or the thread that holds the lock
     */
    void lock(final String call) {
        // The message is made only where it is needed: start() comes through here before it reads the clock.
        if (isAgent.getAsBoolean()) {
            throw new IllegalStateException(call + " must not be called by an agent of the throttle itself");
        }
        lock.lock();
        if (lock.getHoldCount() > 1) {
            lock.unlock();
            throw new IllegalStateException(call + " must not be called from within start(), stop() or close()");
        }
    }

    /** Called under the lock. */
    void warnWhenFree(final String message) {
        warning = message;
    }

    void unlock() {
        final String untold = warning;
        warning = null;
        lock.unlock();
        if (untold != null) {
            alarm.warned(untold);
        }
    }

    /**
     * Runs something small under the lock, unless the calling thread holds it already or is an agent, which would wait for
     * whoever waits for it.
     */
    void runUnlessWithin(final Runnable work) {
        if (isAgent.getAsBoolean() || lock.isHeldByCurrentThread()) {
            return;
        }
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
