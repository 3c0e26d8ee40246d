// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.function.BooleanSupplier;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/** A ring like that of the emissions, with room for every thread's share. Stamps are written in Agrona's own way. */
final class RoomyRing implements Fueled {
    private static final int RECORD = 16;
    private static final int RECORDS = 65_536;
    private static final int TYPE = 1;

    private final ManyToOneRingBuffer ring = new ManyToOneRingBuffer(new UnsafeBuffer(
            BufferUtil.allocateDirectAligned(RECORDS * RECORD + RingBufferDescriptor.TRAILER_LENGTH, 64)));
    private final Rendezvous rendezvous = new Rendezvous(this::empty);

    private boolean empty(final BooleanSupplier over) {
        while (ring.read((type, from, index, length) -> {}) > 0) {
            if (over.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Rendezvous rendezvous() {
        return rendezvous;
    }

    @Override
    public int take() {
        int written = 0;
        for (int i = 0; i < TAKES; i++) {
            final int index = ring.tryClaim(TYPE, Long.BYTES);
            if (index > 0) {
                ring.buffer().putLong(index, i);
                ring.commit(index);
                written++;
            }
        }
        return written;
    }

    @Override
    public void close() {}
}
