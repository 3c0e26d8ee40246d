// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Finds the waiter of a thread.
 *
 * <p>The obvious way is a {@link ThreadLocal}. But a thread of a foreign pool would then keep the waiter, and through its
 * class the class loader of the whole application, for as long as the thread lives. So nothing is left in the thread: the
 * waiters are the throttle's, in a hash table by the identity of their threads. The table holds threads weakly, and drops
 * the waiters of threads that were collected whenever it adds one.
 *
 * <p>Assumptions: a thread looks for its own waiter only, and nobody else adds that one. Progress: {@link #find} takes no
 * lock and allocates nothing; the other methods take the lock. While the table grows, {@link #find} may miss a waiter that
 * is there, and never finds a wrong one.
 */
final class WaiterTable {
    private static final int FEWEST_CHAINS = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final ReferenceQueue<Thread> gone = new ReferenceQueue<>();

    /** The heads of the chains; their number is a power of two. Writer: any, under the lock; readers: any. */
    private volatile AtomicReferenceArray<Waiter> chains = new AtomicReferenceArray<>(FEWEST_CHAINS);

    /** Under the lock. */
    private int size;

    @Nullable
    Waiter find(final Thread thread) {
        final AtomicReferenceArray<Waiter> now = chains;
        Waiter waiter = now.get(System.identityHashCode(thread) & (now.length() - 1));
        while (waiter != null && !waiter.refersTo(thread)) {
            waiter = waiter.next;
        }
        return waiter;
    }

    /** Misses nothing, since the table does not grow meanwhile. */
    @Nullable
    Waiter findWhileNobodyAdds(final Thread thread) {
        lock.lock();
        try {
            return find(thread);
        } finally {
            lock.unlock();
        }
    }

    Waiter add(final Thread thread, final IdleStrategy idle, final AtomicInteger waiting) {
        final Waiter added = new Waiter(thread, gone, idle, waiting);
        lock.lock();
        try {
            dropGone();
            if (size == chains.length()) {
                grow();
            }
            prepend(chains, added);
            size++;
        } finally {
            lock.unlock();
        }
        return added;
    }

    void unparkAll() {
        lock.lock();
        try {
            forEach(chains, Waiter::unpark);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            chains = new AtomicReferenceArray<>(FEWEST_CHAINS);
            size = 0;
        } finally {
            lock.unlock();
        }
    }

    /** How many waiters there are, of threads that live or have not been collected yet. */
    int size() {
        lock.lock();
        try {
            dropGone();
            return size;
        } finally {
            lock.unlock();
        }
    }

    private void grow() {
        final AtomicReferenceArray<Waiter> wider = new AtomicReferenceArray<>(2 * chains.length());
        forEach(chains, waiter -> prepend(wider, waiter));
        chains = wider;
    }

    private static void prepend(final AtomicReferenceArray<Waiter> to, final Waiter waiter) {
        final int chain = waiter.hash() & (to.length() - 1);
        waiter.next = to.get(chain);
        to.set(chain, waiter);
    }

    private void dropGone() {
        Reference<? extends Thread> reference = gone.poll();
        while (reference != null) {
            drop((Waiter) reference);
            reference = gone.poll();
        }
    }

    /** A waiter that is not there was dropped when the table was cleared. */
    private void drop(final Waiter dropped) {
        final int chain = dropped.hash() & (chains.length() - 1);
        Waiter before = null;
        Waiter waiter = chains.get(chain);
        while (waiter != null && waiter != dropped) {
            before = waiter;
            waiter = waiter.next;
        }
        if (waiter == null) {
            return;
        }
        if (before == null) {
            chains.set(chain, dropped.next);
        } else {
            before.next = dropped.next;
        }
        size--;
    }

    private static void forEach(final AtomicReferenceArray<Waiter> chains, final Consumer<Waiter> action) {
        for (int chain = 0; chain < chains.length(); chain++) {
            Waiter waiter = chains.get(chain);
            while (waiter != null) {
                final Waiter next = waiter.next;
                action.accept(waiter);
                waiter = next;
            }
        }
    }
}
