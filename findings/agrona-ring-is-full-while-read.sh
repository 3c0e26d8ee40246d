#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Agrona 2.6.0: while a ring is being read it gives no room back, and a ring for one writer holds one message less.
#
# Expected: each message that the handler has seen makes room for another; both rings hold as many.
# Seen: room comes back when read() returns. In the handler of the last of 64 messages size() is still 1,024 and a write is
# refused; with a limit of 1 message a read it succeeds after each. Of messages of 8 bytes a ring of 1,024 bytes holds 64
# for many writers and 63 for one.
#
# Why it matters: a monitor whose handler is slow makes its writers overflow for the whole batch; a limit bounds that.
set -euo pipefail

expected='many writers hold 64, one writer 63; in the last handler size 1024, write false, after it size 0, write true; with a limit of 1 10 writes in 10 reads'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact=org.agrona:agrona:2.6.0 -DoutputDirectory=lib >&2

cat > Room.java <<'JAVA'
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

public class Room {
    private static final UnsafeBuffer MESSAGE = new UnsafeBuffer(new byte[8]);

    public static void main(String[] args) {
        RingBuffer ring = new ManyToOneRingBuffer(memory());
        int many = filled(ring);
        StringBuilder told = new StringBuilder();
        AtomicInteger seen = new AtomicInteger();
        ring.read((type, buffer, index, length) -> {
            if (seen.incrementAndGet() == 64) {
                told.append("in the last handler size ").append(ring.size()).append(", write ").append(write(ring));
            }
        });
        told.append(", after it size ").append(ring.size()).append(", write ").append(write(ring));
        filled(ring);
        int between = 0;
        for (int i = 0; i < 10; i++) {
            ring.read((type, buffer, index, length) -> { }, 1);
            between += write(ring) ? 1 : 0;
        }
        System.out.println("many writers hold " + many + ", one writer " + filled(new OneToOneRingBuffer(memory()))
                + "; " + told + "; with a limit of 1 " + between + " writes in 10 reads");
    }

    private static int filled(RingBuffer ring) {
        int written = 0;
        while (write(ring)) {
            written++;
        }
        return written;
    }

    private static boolean write(RingBuffer ring) {
        return ring.write(1, MESSAGE, 0, 8);
    }

    private static UnsafeBuffer memory() {
        return new UnsafeBuffer(BufferUtil.allocateDirectAligned(1_024 + RingBufferDescriptor.TRAILER_LENGTH, 128));
    }
}
JAVA
seen=$(java --add-exports java.base/jdk.internal.misc=ALL-UNNAMED -cp 'lib/*' Room.java 2>errors) || { cat errors >&2; exit 1; }
echo "seen: $seen"
if [[ "$seen" != "$expected" ]]; then
    echo "expected: $expected" >&2
    exit 1
fi
