// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.lines.LineCount;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * After an emission the memory is, byte for byte, what Agrona's own {@code tryClaim} and {@code commit} leave, records and
 * positions alike. A version of Agrona with another layout or another protocol fails here.
 */
class EmissionRingProperties {
    private static final int RECORDS = 64;
    private static final int RECORD = 16;
    private static final int LENGTH = RECORDS * RECORD;

    private final UnsafeBuffer mine = memory();
    private final UnsafeBuffer theirs = memory();

    private static UnsafeBuffer memory() {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(LENGTH + RingBufferDescriptor.TRAILER_LENGTH, 64));
    }

    /**
     * Positive steps emit so many, negative ones drain so many. The ring has gone around many times before, so some of its
     * positions need more than 31 bits.
     */
    @Property
    void leavesWhatTheRingsOwnWriterLeaves(
            @ForAll @Size(max = 40) final List<@IntRange(min = -80, max = 80) Integer> steps,
            @ForAll @LongRange(max = Long.MAX_VALUE / (2 * LENGTH)) final long turnsBefore) {
        begin(turnsBefore * LENGTH);
        final List<Long> drained = new ArrayList<>();
        final EmissionRing ring = new EmissionRing(size -> mine, RECORDS, RECORDS, LineCount.ONE);
        final EmissionRing.Drain drain = ring.drainTo(drained::add);
        final ManyToOneRingBuffer agrona = new ManyToOneRingBuffer(theirs);
        final List<Long> expected = new ArrayList<>();
        long stamp = Long.MIN_VALUE;
        long lost = 0;
        for (final int step : steps) {
            for (int i = 0; i < step; i++) {
                stamp += 0x0123_4567_89AB_CDEFL;
                ring.emit(stamp);
                lost += writtenByAgrona(agrona, stamp) ? 0 : 1;
            }
            if (step < 0) {
                drain.drain(-step, 0);
                readByAgrona(agrona, expected, -step);
            }
            assertThat(mine).isEqualTo(theirs);
        }

        assertThat(drained).isEqualTo(expected);
        assertThat(ring.overflow()).isEqualTo(lost);
    }

    private void begin(final long position) {
        for (final UnsafeBuffer memory : List.of(mine, theirs)) {
            memory.setMemory(0, memory.capacity(), (byte) 0);
            memory.putLong(LENGTH + RingBufferDescriptor.TAIL_POSITION_OFFSET, position);
            memory.putLong(LENGTH + RingBufferDescriptor.HEAD_POSITION_OFFSET, position);
            memory.putLong(LENGTH + RingBufferDescriptor.HEAD_CACHE_POSITION_OFFSET, position);
        }
    }

    private static boolean writtenByAgrona(final ManyToOneRingBuffer agrona, final long stamp) {
        final int index = agrona.tryClaim(1, Long.BYTES);
        if (index < 0) {
            return false;
        }
        agrona.buffer().putLong(index, stamp);
        agrona.commit(index);
        return true;
    }

    /** A read stops at the buffer's end. */
    private static void readByAgrona(final ManyToOneRingBuffer agrona, final List<Long> into, final int limit) {
        int left = limit;
        for (int turn = 0; turn < 2 && left > 0; turn++) {
            left -= agrona.read((type, from, index, length) -> into.add(from.getLong(index)), left);
        }
    }
}
