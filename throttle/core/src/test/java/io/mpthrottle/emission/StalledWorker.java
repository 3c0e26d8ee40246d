// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.RecordDescriptor;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A worker that is stopped between claim and release, and goes on when the test says so. */
final class StalledWorker {
    private static final int RECORD_LENGTH = 16;
    private static final int STAMP_TYPE = 1;

    private final UnsafeBuffer memory;
    private final int record;

    /** Claims the next record of the ring that has this memory. */
    StalledWorker(final UnsafeBuffer memory) {
        this.memory = memory;
        final int length = memory.capacity() - RingBufferDescriptor.TRAILER_LENGTH;
        final long tail = memory.getAndAddLong(length + RingBufferDescriptor.TAIL_POSITION_OFFSET, RECORD_LENGTH);
        record = (int) tail & (length - 1);
    }

    void release(final long stampNs) {
        memory.putLong(record + RecordDescriptor.HEADER_LENGTH, stampNs);
        memory.putInt(RecordDescriptor.typeOffset(record), STAMP_TYPE);
        memory.putIntRelease(RecordDescriptor.lengthOffset(record), RECORD_LENGTH);
    }
}
