// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Streams in memory, read and written in pieces. */
final class Streams {

    private Streams() {}

    /** Gives bytes in pieces of these lengths, over and over. */
    static final class Source implements ReadableByteChannel {
        private final byte[] bytes;
        private final int[] pieces;
        private int position;
        private int reads;

        Source(byte[] bytes, int... pieces) {
            this.bytes = bytes.clone();
            this.pieces = pieces.length == 0 ? new int[] {Integer.MAX_VALUE} : pieces.clone();
        }

        @Override
        public int read(ByteBuffer target) {
            if (position == bytes.length) {
                return -1;
            }
            int piece = pieces[reads++ % pieces.length];
            int length = Math.min(Math.min(piece, target.remaining()), bytes.length - position);
            target.put(bytes, position, length);
            position += length;
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to free.
        }
    }

    /** Keeps what is written, write by write. */
    static final class Sink implements WritableByteChannel {
        final List<byte[]> writes = new ArrayList<>();

        @Override
        public int write(ByteBuffer source) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            writes.add(bytes);
            return bytes.length;
        }

        byte[] bytes() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            writes.forEach(all::writeBytes);
            return all.toByteArray();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to free.
        }
    }

    /** Takes so many bytes, and then fails. */
    static final class Disk implements WritableByteChannel {
        private int left;

        Disk(int capacity) {
            left = capacity;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (left == 0) {
                throw new IOException("the disk is full");
            }
            int written = Math.min(left, source.remaining());
            source.position(source.position() + written);
            left -= written;
            return written;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // Nothing to free.
        }
    }

    /** Lines with their ends; the last one may have none. */
    static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n' || i == bytes.length - 1) {
                lines.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        return lines;
    }
}
