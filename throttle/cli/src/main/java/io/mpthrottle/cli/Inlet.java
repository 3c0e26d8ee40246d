// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.locks.LockSupport;

/** Where the bytes come from. */
final class Inlet {
    private static final long NAP_NANOS = 1_000_000;

    private final ReadableByteChannel channel;

    Inlet(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Reads what is there, and waits only while there is nothing.
     *
     * @return false at the end of the stream, and once {@link #close} was called
     */
    boolean read(ByteBuffer buffer) throws IOException {
        try {
            int read = channel.read(buffer);
            while (read == 0) { // somebody has made the descriptor non-blocking, as ssh does
                LockSupport.parkNanos(NAP_NANOS);
                read = channel.read(buffer);
            }
            return read > 0;
        } catch (ClosedChannelException e) {
            return false;
        } catch (IOException e) {
            throw Failure.because("cannot read stdin", e);
        }
    }

    /** How many bytes there are to read if the stream is a file, otherwise 0. */
    long size() {
        try {
            if (channel instanceof SeekableByteChannel file && file.size() > 0) {
                return Math.max(0, file.size() - file.position());
            }
        } catch (IOException e) {
            // Then it counts as no file. If something is wrong with it, reading will tell.
        }
        return 0;
    }

    /** Ends the stream, also for a thread that waits in {@link #read}. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The stream is not needed any more.
        }
    }
}
