// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Carries the stamps of emissions from the workers to the monitor.
 *
 * <p>Each emission is one record of Agrona's ring. All records have the same length and the buffer's length is a
 * multiple of it, so no record is ever padding and the ring's positions count emissions:
 *
 * <pre>
 *   0        4        8                16
 *   +--------+--------+-----------------+
 *   | length |  type  |  stamp in ns    |
 *   +--------+--------+-----------------+
 * </pre>
 *
 * <p>Assumptions: any number of threads emit, one at a time drains. Progress: emitting is lock-free and never waits for
 * room; when there is none the emission is counted as overflow and its stamp is lost. An emission that is finished may
 * still be behind one that is not, and is drained only after it.
 */
public final class EmissionRing {
    private static final int STAMP_LENGTH = BitUtil.SIZE_OF_LONG;
    private static final int RECORD_LENGTH = RecordDescriptor.HEADER_LENGTH + STAMP_LENGTH;
    private static final int STAMP_TYPE = 1;
    private static final String PACKAGE = "jdk.internal.misc";

    private final ManyToOneRingBuffer ring;
    private final AtomicBuffer buffer;
    private final AtomicLong overflow = new AtomicLong();

    /** Receives drained stamps. */
    @FunctionalInterface
    public interface StampHandler {
        /**
         * One emission.
         *
         * @param stampNs its stamp, in nanoseconds of the throttle's clock
         */
        void onStamp(long stampNs);
    }

    /**
     * Makes an empty ring.
     *
     * @param emissions how many emissions it holds, a power of two
     */
    public EmissionRing(final int emissions) {
        final int length = emissions * RECORD_LENGTH + RingBufferDescriptor.TRAILER_LENGTH;
        // Off the heap: over a byte[] the ring is not aligned on every JVM.
        ring = new ManyToOneRingBuffer(
                new UnsafeBuffer(BufferUtil.allocateDirectAligned(length, BitUtil.CACHE_LINE_LENGTH)));
        buffer = ring.buffer();
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
     * Leaves an emission.
     *
     * @param stampNs its stamp, in nanoseconds of the throttle's clock
     */
    public void emit(final long stampNs) {
        final int index = ring.tryClaim(STAMP_TYPE, STAMP_LENGTH);
        if (index > 0) {
            // Nothing between claim and commit may throw: the reader would wait for ever.
            buffer.putLong(index, stampNs);
            ring.commit(index);
        } else {
            overflow.incrementAndGet();
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
        return ring.producerPosition() / RECORD_LENGTH;
    }

    /**
     * Counts the emissions that were drained since the ring was made.
     *
     * @return the emissions
     */
    public long drained() {
        return ring.consumerPosition() / RECORD_LENGTH;
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
            int drained = ring.read(records, limit);
            if (drained > 0 && drained < limit) {
                // A read stops at the end of the buffer; what follows stands at its beginning.
                drained += ring.read(records, limit - drained);
            }
            return drained;
        }
    }
}
