// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the stamps of emissions from the workers to the monitor.
 *
 * <p>The ring has a capacity: so many emissions may wait for the monitor, and only beyond that they overflow. Memory for all
 * of them, 16 bytes each, would mostly lie idle at a low limit. So the ring may begin small. The worker that finds it full
 * for the first time makes a ring of the whole capacity, closes the small one, and puts the whole one in its place; that
 * worker alone pays for it, once in the life of the throttle. Where no memory is left for the whole ring, the small one
 * stays, and its capacity is all there is.
 *
 * <pre>
 *   workers ──emit──▶ newest ──┐  small, until it was full once; then whole
 *                              ├──▶ monitor: drains the small one to its end, then the whole one
 *                   draining ──┘
 * </pre>
 *
 * <p>Assumptions: any number of threads emit, one at a time drains. Progress: emitting is lock-free and never waits for
 * room; when there is none the emission is counted as overflow and its stamp is lost. An emission that is finished may
 * still be behind one that is not, and is drained only after it.
 */
public final class EmissionRing {
    private static final VarHandle NEWEST;
    private static final String PACKAGE = "jdk.internal.misc";

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(EmissionRing.class, "newest", RecordRing.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final IntFunction<UnsafeBuffer> memory;
    private final AtomicLong overflow = new AtomicLong();

    /** How many emissions may wait. Lowered by the worker that found no memory for so many; readers: workers. */
    private volatile int capacity;

    /** Where emissions go. Writer: the worker that finds the small ring full; readers: all. */
    private volatile RecordRing newest;

    /** Where emissions come from. Writer: whoever drains; readers: all. */
    private volatile RecordRing draining;

    /** Receives drained stamps. */
    @FunctionalInterface
    public interface StampHandler {
        /**
         * Receives one emission.
         *
         * @param stampNs its stamp, in nanoseconds of the throttle's clock
         */
        void onStamp(long stampNs);
    }

    /**
     * Makes an empty ring that has all its memory from the beginning.
     *
     * @param emissions how many emissions may wait, a power of two
     */
    public EmissionRing(final int emissions) {
        this(emissions, emissions);
    }

    /**
     * Makes an empty ring that begins small.
     *
     * @param first how many emissions there is memory for at first, a power of two
     * @param emissions how many emissions may wait, a power of two, at least {@code first}
     */
    public EmissionRing(final int first, final int emissions) {
        this(RecordRing::memory, first, emissions);
    }

    EmissionRing(final IntFunction<UnsafeBuffer> memory, final int first, final int emissions) {
        this.memory = memory;
        capacity = emissions;
        newest = new RecordRing(memory.apply(first), null);
        draining = newest;
    }

    /**
     * Checks that Agrona may reach the memory intrinsics of the JDK. Without this check the first buffer fails with an
     * error from a static initialiser, and every later one with another that names no cause.
     *
     * @throws IllegalStateException in one sentence with the flag to add
     */
    public static void requireJvmFlag() {
        final Module agrona = UnsafeBuffer.class.getModule();
        if (!Object.class.getModule().isExported(PACKAGE, agrona)) {
            throw new IllegalStateException("the monitor needs the JVM flag --add-exports java.base/" + PACKAGE + "="
                    + (agrona.isNamed() ? agrona.getName() : "ALL-UNNAMED"));
        }
    }

    /**
     * Emits: hands a stamp to the monitor, or counts it as overflow.
     *
     * @param stampNs the emission's stamp, in nanoseconds of the throttle's clock
     */
    public void emit(final long stampNs) {
        final RecordRing ring = newest;
        if (!ring.emit(stampNs) && !emitAfter(ring, stampNs)) {
            overflow.incrementAndGet();
        }
    }

    /** Emits into the ring that follows a full one; false if none follows, or if that one is full too. */
    private boolean emitAfter(final RecordRing full, final long stampNs) {
        final RecordRing next = after(full);
        return next != full && next.emit(stampNs);
    }

    /** Workers that come here at the same time all make a ring; the first to publish its own wins. */
    private RecordRing after(final RecordRing full) {
        if (newest == full && full.emissions() < capacity) {
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

    /**
     * Connects the reading end.
     *
     * @param handler receives each stamp that is drained
     * @return the drain, for one thread at a time
     */
    public Drain drainTo(final StampHandler handler) {
        return new Drain((type, from, index, length) -> handler.onStamp(from.getLong(index)));
    }

    /**
     * Counts the emissions whose record was claimed since the ring was made.
     *
     * @return the emissions in the order of claiming; each that returned before this call is among them
     */
    public long claimed() {
        return newest.claimed();
    }

    /**
     * Counts the emissions that were drained since the ring was made.
     *
     * @return the emissions
     */
    public long drained() {
        return draining.drained();
    }

    /**
     * Counts the emissions that found no room since the ring was made.
     *
     * @return the emissions
     */
    public long overflow() {
        return overflow.get();
    }

    /** The reading end of the ring. */
    public final class Drain {
        private final MessageHandler records;

        private Drain(final MessageHandler records) {
            this.records = records;
        }

        /**
         * Hands emissions over in the order of the ring. Called by one thread at a time.
         *
         * @param limit the most emissions to hand over
         * @return how many were handed over; 0 only if none is ready
         */
        public int drain(final int limit) {
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
}
