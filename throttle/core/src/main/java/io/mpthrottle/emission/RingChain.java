// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.IntFunction;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The one ring of all workers, which may begin small.
 *
 * <p>Memory for all emissions that may wait, 16 bytes each, would mostly lie idle at a low limit. The worker that finds the ring
 * full for the first time makes one of the whole capacity, closes the small one, and puts the whole one in its place; that
 * worker alone pays for it, once in the life of the throttle. Where no memory is left for the whole ring, the small one stays,
 * and its capacity is all there is.
 *
 * <pre>
 *   workers ──emit──▶ newest ──┐  small, until it was full once; then whole
 *                              ├──▶ monitor: drains the small one to its end, then the whole one
 *                   draining ──┘
 * </pre>
 *
 * <p>When workers get lines, the chain is closed: nobody emits into it any more.
 */
final class RingChain {
    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(RingChain.class, "newest", RecordRing.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final IntFunction<UnsafeBuffer> memory;

    /** How many emissions may wait. Lowered by the worker that found no memory for so many; readers: workers. */
    private volatile int capacity;

    /** Where emissions go. Writer: the worker that finds the small ring full; readers: all. */
    private volatile RecordRing newest;

    /** Where emissions come from. Writer: whoever drains; readers: all. */
    private volatile RecordRing draining;

    /** The last ring that was closed for good. The drain's. */
    private @Nullable RecordRing closed;

    /** Whether the chain is closed, so no ring should be made any more. Writer: the drain, readers: workers. */
    private volatile boolean isClosed;

    /** Makes an empty ring with memory for the first so many emissions, of so many in the end. Both are powers of two. */
    RingChain(final IntFunction<UnsafeBuffer> memory, final int first, final int emissions) {
        this.memory = memory;
        capacity = emissions;
        newest = new RecordRing(memory.apply(first), null);
        draining = newest;
    }

    /** Emits; false if there is no room, or if the chain is closed. */
    boolean emit(final long stampNs) {
        final RecordRing ring = newest;
        return ring.emit(stampNs) || emitAfter(ring, stampNs);
    }

    /** Emits into the ring that follows a full one; false if none follows, or if that one is full too. */
    private boolean emitAfter(final RecordRing full, final long stampNs) {
        final RecordRing next = after(full);
        return next != full && next.emit(stampNs);
    }

    /** Workers that come here at the same time all make a ring; the first to publish its own wins. */
    private RecordRing after(final RecordRing full) {
        if (newest == full && full.emissions() < capacity && !isClosed) {
            final RecordRing whole = whole(full);
            if (whole != null) {
                // From here on nothing is allocated, or the ring might be closed and never be followed.
                whole.follow(full);
                NEWEST.compareAndSet(this, full, whole);
            }
        }
        return newest;
    }

    private @Nullable RecordRing whole(final RecordRing small) {
        try {
            return new RecordRing(memory.apply(capacity), small);
        } catch (final OutOfMemoryError e) {
            capacity = small.emissions();
            return null;
        }
    }

    long claimed() {
        return newest.claimed();
    }

    long drained() {
        return draining.drained();
    }

    /** Tells how often workers disturbed each other since this was last asked, or most of it. */
    int takeDisturbances() {
        return newest.takeDisturbances();
    }

    /** Lets nobody emit here any more. Called by the drain, again and again: a worker may just be making the whole ring. */
    void close() {
        final RecordRing last = newest;
        if (closed != last) {
            isClosed = true;
            last.close();
            closed = last;
        }
    }

    /** Hands over at most so many emissions; for one thread at a time. */
    int drain(final MessageHandler records, final int limit) {
        final RecordRing ring = draining;
        final RecordRing last = newest;
        int drained = ring.drain(records, limit);
        // A ring that has a newer one is closed, so all that was claimed in it is all there will ever be.
        if (drained < limit && ring != last && ring.drained() == ring.claimed()) {
            draining = last;
            drained += last.drain(records, limit - drained);
        }
        return drained;
    }
}
