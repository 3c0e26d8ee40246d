// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NewlinesProperties {

    @Property
    void findsWhatALoopOverBytesFinds(
            @ForAll("bytes") byte[] bytes, @ForAll @IntRange(max = 20) int skip, @ForAll @IntRange(max = 20) int cut) {
        int from = Math.min(skip, bytes.length);
        int to = Math.max(from, bytes.length - cut);
        int first = -1;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                count++;
                first = first < 0 ? i : first;
            }
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(bytes).clear();

        assertThat(Newlines.next(buffer, from, to)).isEqualTo(first);
        assertThat(Newlines.count(buffer, from, to)).isEqualTo(count);
    }

    /** Many newlines, and many bytes that differ from one in a single bit or by one. */
    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> tricky = Arbitraries.of(
                (byte) '\n', (byte) 0x0b, (byte) 0x09, (byte) 0x8a, (byte) 0x00, (byte) 0x80, (byte) 0xff, (byte) 0x4a);
        return Arbitraries.oneOf(tricky, Arbitraries.bytes())
                .array(byte[].class)
                .ofMaxSize(70);
    }
}
