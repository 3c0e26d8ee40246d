// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Holds the fuel that is ready.
 *
 * <p>The obvious limiter lets each caller read the clock and recompute shared state, and so makes even a refusal pay for
 * the policy. Here the tank knows no policy at all: the refill agent places units when they are allowed, workers take
 * them, and an empty tank is the refusal. What a worker pays is two cached loads when it is refused and one CAS when it
 * is granted, whatever the policy costs. The two loads are the count of units placed and the consumers' index: a poll of
 * the empty queue would find out the same from a slot's sequence, at twice the cost, since that lies behind two more
 * objects and a bounds check. Where fuel is not to be had at all, as after a failure, a worker that is refused must be told
 * so; instead of a third load, for the one case in a billion, the tank is barred and then never looks empty.
 *
 * <p>Assumptions: one thread at a time places (the refill agent); any number of threads take. Progress: {@link #take()}
 * and {@link #place(Unit)} are lock-free and never wait for another thread. The instant of a grant is the CAS that
 * advances the consumer index, so the indices of the queue alone count the grants.
 *
 * <p>The queue is the VarHandle variant of JCTools: it loads no {@code sun.misc.Unsafe} and so prints no warning on JDK
 * 24 and later.
 */
public final class Tank extends Placed {
    /** The most units that are placed at once; what a policy allows beyond stays a number in the refill agent. */
    public static final int MAX_UNITS = 65_536;

    private final Slots queue;
    private final AtomicLong reclaimed = new AtomicLong();
    private final long half;

    /**
     * Makes an empty tank.
     *
     * @param units how many units the policy has out at most; the queue gets that many slots, at least 2 and at most
     *     {@link #MAX_UNITS}, rounded up to a power of two. The cap is the policy's, never the queue's.
     */
    public Tank(final long units) {
        queue = new Slots((int) Math.max(2, Math.min(units, MAX_UNITS)));
        half = queue.capacity() / 2;
    }

    /**
     * Tells whether there is nothing to take, at the least cost.
     *
     * @return true if there is no unit; never true of a tank that is barred
     */
    public boolean isEmpty() {
        return queue.currentConsumerIndex() >= placedOpaque();
    }

    /**
     * Takes one unit if there is one; ask {@link #isEmpty()} before.
     *
     * @return the unit, or null if the tank is empty
     */
    public @Nullable Unit take() {
        return queue.relaxedPoll();
    }

    /** From now on the tank does not look empty, whether it is or not. Called from any thread, any number of times. */
    public void bar() {
        barRelease();
    }

    /**
     * Gets hold of the memory that the next {@link #place} writes to, so that a unit which is not due yet need not wait for it
     * then. Changes nothing that anyone can see. Called by the refill agent alone; takes as long as two cache lines take from
     * one processor to another, some ten to some hundred nanoseconds.
     */
    public void prepare() {
        queue.fetchNext();
    }

    /**
     * Places one unit. To a worker the tank may look empty until {@link #show}: each showing takes the line of the count away
     * from workers who look at it, so a few units that fall due at once are shown at once. Called by the refill agent alone.
     *
     * @param unit the unit
     * @return false if there is no free slot
     */
    public boolean place(final Unit unit) {
        return queue.relaxedOffer(unit);
    }

    /**
     * Shows units that were placed. Called by the refill agent alone.
     *
     * @param units how many
     */
    public void show(final long units) {
        addPlacedRelease(units);
    }

    /**
     * Reads how many units wait here. Exact when the refill agent asks, since nobody else places; the consumer index is
     * read last and volatile, so a clock reading that follows in program order is later than the level.
     *
     * @return the number of units in the queue
     */
    public long level() {
        final long placed = queue.currentProducerIndex();
        return placed - queue.currentConsumerIndex();
    }

    /**
     * Tells whether so many units were taken from a full tank that filling it up is worth while.
     *
     * @return true if it is at most half full
     */
    public boolean hasDrained() {
        return level() <= half;
    }

    /**
     * Counts the units that workers have taken since the tank was made.
     *
     * @return the grants; never more than there were, also while the tank is being emptied
     */
    public long granted() {
        while (true) {
            final long before = reclaimed.get();
            final long left = queue.currentConsumerIndex();
            // A reader that is held up in here while the tank is emptied would miss more than the one.
            if (reclaimed.get() == before) {
                return Math.max(0, left - before);
            }
        }
    }

    /**
     * Takes one unit back, so that it counts as no grant.
     *
     * @return the unit, or null if the tank is empty
     */
    public @Nullable Unit reclaim() {
        // Counted first: a reader in between sees one grant too few, never one that did not happen.
        reclaimed.incrementAndGet();
        final Unit unit = queue.relaxedPoll();
        if (unit == null) {
            reclaimed.decrementAndGet();
        }
        return unit;
    }
}
