// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Where the bytes go, and where what has gone is counted. */
final class Outlet {
    private static final long NAP_NANOS = 100_000;
    private static final int FILE_TYPE = 0170000;
    private static final int PIPE = 0010000;
    private static final int SOCKET = 0140000;

    private final WritableByteChannel channel;
    private final Tally tally;

    Outlet(WritableByteChannel channel, Tally tally) {
        this.channel = channel;
        this.tally = tally;
    }

    /**
     * Writes all of {@code [from, to)}. When that fails half way, as on a disk that is full, the lines that were written
     * whole are counted.
     *
     * @param lines how many lines these bytes count as
     */
    void write(ByteBuffer buffer, int from, int to, long lines) throws IOException {
        buffer.limit(to).position(from);
        try {
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) { // non-blocking, and full
                    LockSupport.parkNanos(NAP_NANOS);
                }
            }
            tally.add(lines, to - from);
        } catch (IOException e) {
            int end = buffer.position();
            tally.add(Math.min(lines, Newlines.count(buffer, from, end)), end - from);
            if (isClosed(e)) {
                throw new ClosedOutput(e);
            }
            throw Failure.because("cannot write to stdout", e);
        }
    }

    /**
     * Java has no type for EPIPE, only the system's message, and that is in the user's language. So any failure to write to
     * a pipe counts: little else can go wrong there.
     */
    private static boolean isClosed(IOException e) {
        return "Broken pipe".equals(e.getMessage()) || stdoutIsPipe();
    }

    static boolean stdoutIsPipe() {
        try {
            int type = (Integer) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & FILE_TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
