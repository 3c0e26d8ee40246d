// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
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
 * <p>The ring's own way of writing is made for records of any length: it checks type and length, marks the record as
 * claimed, looks for the mark again, and looks after what does not fit before the buffer's end. None of that can happen
 * here, and workers pay for it. So an emission goes into Agrona's layout directly: it claims by the ring's tail as the ring
 * does, writes the stamp, and releases length and type in one store of eight bytes. All that reads is Agrona's. (The mark
 * is there for {@code unblock()}, which is never called: against a thread that is merely slow it destroys a record.)
 *
 * <p>Assumptions: any number of threads emit, one at a time drains. Progress: emitting is lock-free and never waits for
 * room; when there is none the emission is counted as overflow and its stamp is lost. An emission that is finished may
 * still be behind one that is not, and is drained only after it.
 */
public final class EmissionRing {
    private static final int STAMP_LENGTH = BitUtil.SIZE_OF_LONG;
    private static final int RECORD_LENGTH = RecordDescriptor.HEADER_LENGTH + STAMP_LENGTH;
    private static final int STAMP_TYPE = 1;
    private static final long HEADER = header();
    private static final long FULL = -1;

    /** A read makes room for the workers only when it is through. */
    private static final int AT_A_TIME = 1_024;

    private static final String PACKAGE = "jdk.internal.misc";

    private final ManyToOneRingBuffer ring;
    private final UnsafeBuffer buffer;
    private final int length;
    private final int tailIndex;
    private final int headIndex;
    private final int headCacheIndex;
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
        // Off the heap: over a byte[] the ring is not aligned on every JVM.
        this(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
                emissions * RECORD_LENGTH + RingBufferDescriptor.TRAILER_LENGTH, BitUtil.CACHE_LINE_LENGTH)));
    }

    EmissionRing(final UnsafeBuffer buffer) {
        this.buffer = buffer;
        ring = new ManyToOneRingBuffer(buffer);
        length = ring.capacity();
        tailIndex = length + RingBufferDescriptor.TAIL_POSITION_OFFSET;
        headIndex = length + RingBufferDescriptor.HEAD_POSITION_OFFSET;
        headCacheIndex = length + RingBufferDescriptor.HEAD_CACHE_POSITION_OFFSET;
    }

    /** Length and type as they stand in memory. */
    private static long header() {
        final long first = RECORD_LENGTH;
        final long second = STAMP_TYPE;
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN
                ? second << Integer.SIZE | first
                : first << Integer.SIZE | second;
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
        final long position = claim();
        if (position == FULL) {
            overflow.incrementAndGet();
            return;
        }
        // Nothing between claim and release may throw: the reader would wait for ever.
        final int record = (int) position & (length - 1);
        buffer.putLong(record + RecordDescriptor.HEADER_LENGTH, stampNs);
        buffer.putLongRelease(record, HEADER);
    }

    /** Moves the tail past one record; where the record begins, or FULL. */
    private long claim() {
        long head = buffer.getLongVolatile(headCacheIndex);
        while (true) {
            final long tail = buffer.getLongVolatile(tailIndex);
            if (tail - head >= length) {
                // Only now the line that the monitor writes.
                head = buffer.getLongVolatile(headIndex);
                if (tail - head >= length) {
                    return FULL;
                }
                buffer.putLongRelease(headCacheIndex, head);
            }
            if (buffer.compareAndSetLong(tailIndex, tail, tail + RECORD_LENGTH)) {
                return tail;
            }
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
            int drained = 0;
            while (drained < limit) {
                final int asked = Math.min(limit - drained, AT_A_TIME);
                final int read = ring.read(records, asked);
                drained += read;
                if (read == 0 || (read < asked && !isAtTheEnd())) {
                    break;
                }
            }
            return drained;
        }

        /** A read stops at the end of the buffer; what follows stands at its beginning. */
        private boolean isAtTheEnd() {
            return (ring.consumerPosition() & (length - 1)) == 0;
        }
    }
}
