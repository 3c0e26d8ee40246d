// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for fuel, so that they can be woken.
 *
 * <p>A thread gets its {@link Waiter} the first time it waits here and keeps it, so waiting allocates nothing. Waiters
 * are held by their threads alone; those of threads that are gone are dropped when the next thread comes.
 */
public final class Waiters {
    private final Supplier<IdleStrategy> idle;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ThreadLocal<Waiter> mine = ThreadLocal.withInitial(this::register);
    private final Set<Reference<? extends Waiter>> all = ConcurrentHashMap.newKeySet();
    private final ReferenceQueue<Waiter> gone = new ReferenceQueue<>();

    Waiters(final @Nullable Supplier<IdleStrategy> waitWith) {
        idle = waitWith == null ? () -> new FuelIdle(waiting) : waitWith;
    }

    /**
     * The calling thread begins to wait.
     *
     * @return its way of waiting; it calls {@link Waiter#leave()} when it is done
     */
    public Waiter enter() {
        final Waiter waiter = mine.get();
        waiter.enter();
        return waiter;
    }

    /** Wakes every thread that waits now. Each must find the reason to leave already published. */
    void unparkAll() {
        for (final Reference<? extends Waiter> reference : all) {
            final Waiter waiter = reference.get();
            if (waiter != null) {
                LockSupport.unpark(waiter.thread);
            }
        }
    }

    private Waiter register() {
        Reference<? extends Waiter> reference = gone.poll();
        while (reference != null) {
            all.remove(reference);
            reference = gone.poll();
        }
        final Waiter waiter = new Waiter(
                Objects.requireNonNull(idle.get(), "waitWith must supply a strategy, but supplied null"), waiting);
        all.add(new WeakReference<>(waiter, gone));
        return waiter;
    }

    /** One thread's way of waiting. Written by that thread alone. */
    public static final class Waiter {
        private final IdleStrategy idle;
        private final AtomicInteger waiting;

        /** The thread while it waits. Volatile: set before the thread looks for a reason to leave. */
        private volatile @Nullable Thread thread;

        private Waiter(final IdleStrategy idle, final AtomicInteger waiting) {
            this.idle = idle;
            this.waiting = waiting;
        }

        private void enter() {
            idle.reset();
            thread = Thread.currentThread();
            waiting.incrementAndGet();
        }

        /** The thread waits no longer. */
        public void leave() {
            waiting.decrementAndGet();
            thread = null;
        }

        /**
         * Waits a little.
         *
         * @param leftNs not much longer than so many nanoseconds
         */
        public void idle(final long leftNs) {
            if (idle instanceof FuelIdle fuelIdle) {
                fuelIdle.leave(leftNs);
            }
            idle.idle();
        }
    }
}
