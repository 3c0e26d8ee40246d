// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/** How one thread waits. It refers to its thread weakly, except while the thread waits. */
public final class Waiter extends WeakReference<Thread> {
    /** The next waiter in the same chain of the table. Writer: the table, under its lock; readers: any. */
    volatile @Nullable Waiter next;

    private final int hash;
    private final IdleStrategy idle;
    private final AtomicInteger waiting;

    /** The thread while it waits. Writer: that thread, before it looks for a reason to leave; readers: any. */
    private volatile @Nullable Thread thread;

    Waiter(
            final Thread thread,
            final ReferenceQueue<Thread> gone,
            final IdleStrategy idle,
            final AtomicInteger waiting) {
        super(thread, gone);
        hash = System.identityHashCode(thread);
        this.idle = idle;
        this.waiting = waiting;
    }

    /** The identity hash code of the thread, also when the thread is gone. */
    int hash() {
        return hash;
    }

    void enter(final Thread caller) {
        idle.reset();
        thread = caller;
        waiting.incrementAndGet();
    }

    /** The wait of the calling thread is over. */
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
            fuelIdle.atMost(leftNs);
        }
        idle.idle();
    }

    void unpark() {
        // Does nothing for null, which stands for a thread that does not wait.
        LockSupport.unpark(thread);
    }
}
