// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for fuel, so that they can be woken.
 *
 * <p>A thread gets its {@link Waiter}, and with it its idle strategy, the first time it waits here. It finds the same one
 * again whenever it waits later, so only the first wait allocates.
 */
public final class Waiters {
    private final Supplier<IdleStrategy> idle;
    private final AtomicInteger waiting = new AtomicInteger();
    private final WaiterTable table = new WaiterTable();

    Waiters(final @Nullable Supplier<IdleStrategy> waitWith) {
        idle = waitWith == null ? () -> new FuelIdle(waiting) : waitWith;
    }

    /**
     * The calling thread begins to wait.
     *
     * @return its way of waiting; the thread calls {@link Waiter#leave()} when its wait is over
     */
    public Waiter enter() {
        final Thread thread = Thread.currentThread();
        final Waiter known = table.find(thread);
        final Waiter waiter = known == null ? register(thread) : known;
        waiter.enter(thread);
        return waiter;
    }

    /** Wakes every thread that waits now. Each must find the reason to leave already published. */
    void unparkAll() {
        table.unparkAll();
    }

    /** Wakes every thread that waits now, and forgets all that ever waited. */
    void close() {
        table.unparkAll();
        table.clear();
    }

    private Waiter register(final Thread thread) {
        final Waiter missed = table.findWhileNobodyAdds(thread);
        if (missed != null) {
            return missed;
        }
        // The supplier is the user's, so it is called while no lock is held.
        final IdleStrategy strategy =
                Objects.requireNonNull(idle.get(), "waitWith must supply a strategy, but supplied null");
        return table.add(thread, strategy, waiting);
    }
}
