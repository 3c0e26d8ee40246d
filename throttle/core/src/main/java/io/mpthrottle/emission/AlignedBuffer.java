// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.emission;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Memory on the heap for Agrona's ring, all zeros at first, whose index 0 stands at a multiple of eight bytes.
 *
 * <p>On the heap, because workers may still emit into the ring of a closed throttle: only the garbage collector knows when
 * nobody does any more. It runs when the heap is short. A shortage of direct memory need not bring it, as with
 * {@code -XX:+DisableExplicitGC}.
 *
 * <p>Where a long of the ring straddles two cache lines, a CAS on it takes a microsecond and more. An array's first byte
 * stands at an offset that depends on the JVM's flags, so the buffer begins at the next multiple of eight. The garbage
 * collector moves objects by multiples of eight bytes, so that stays true. Agrona's own check refuses every {@code byte[]},
 * wherever it begins; this one looks where it begins.
 */
final class AlignedBuffer extends UnsafeBuffer {
    /** What the array has before the ring: another object's cache line does not reach into the first records. */
    private static final int PADDING = 64;

    AlignedBuffer(final int length) {
        final byte[] bytes = new byte[PADDING + ALIGNMENT + length];
        wrap(bytes);
        final int toAligned = (int) -addressOffset() & (ALIGNMENT - 1);
        wrap(bytes, PADDING + toAligned, length);
        verifyAlignment();
    }

    @Override
    public void verifyAlignment() {
        final long misaligned = addressOffset() & (ALIGNMENT - 1);
        if (misaligned != 0) {
            throw new IllegalStateException(
                    "the ring must begin at a multiple of " + ALIGNMENT + " bytes, but is " + misaligned + " beyond");
        }
    }
}
