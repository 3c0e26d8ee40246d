// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Where the bytes go. */
final class Outlet {
    private static final long NAP_NANOS = 100_000;
    private static final int FILE_TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final WritableByteChannel channel;

    Outlet(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Writes all of {@code [from, to)}. */
    void write(ByteBuffer buffer, int from, int to) throws IOException {
        buffer.limit(to).position(from);
        try {
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) { // non-blocking, and full
                    LockSupport.parkNanos(NAP_NANOS);
                }
            }
        } catch (IOException e) {
            if (isClosed(e)) {
                throw new ClosedOutput(e);
            }
            throw Failure.because("cannot write to stdout", e);
        }
    }

    /**
     * Java has no type for EPIPE, only the system's message, which is in the user's language. But there is
     * little else that can go wrong when writing to a pipe.
     */
    private static boolean isClosed(IOException e) {
        return "Broken pipe".equals(e.getMessage()) || isPipe();
    }

    private static boolean isPipe() {
        try {
            int type = (Integer) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & FILE_TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
