// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;
import org.junit.jupiter.api.Test;

/** The ring's memory is on the heap, at a multiple of eight bytes, and Agrona takes it without a word. */
class AlignedBufferTest {
    private static final int LENGTH = 1_024 + RingBufferDescriptor.TRAILER_LENGTH;

    private final UnsafeBuffer buffer = new AlignedBuffer(LENGTH);

    @Test
    void isOnTheHeapAndAligned() {
        assertThat(buffer.byteArray()).isNotNull();
        assertThat(buffer.addressOffset() % Long.BYTES).isZero();
        assertThat(buffer.capacity()).isEqualTo(LENGTH);
    }

    @Test
    void isAllZeros() {
        for (int i = 0; i < LENGTH; i++) {
            assertThat(buffer.getByte(i)).isZero();
        }
    }

    @Test
    void agronaTakesItWithoutAWord() {
        final PrintStream before = System.err;
        final ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(new ManyToOneRingBuffer(buffer).capacity()).isEqualTo(1_024);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
