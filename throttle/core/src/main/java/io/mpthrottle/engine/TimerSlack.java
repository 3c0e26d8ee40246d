// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The timer slack of the calling thread, on Linux: by so much the kernel may put off the end of a park, to wake up the processor
 * once for several threads. It is 50 µs unless somebody changed it, and adds to the lateness of every park.
 *
 * <p>A thread may write its own slack without any privilege, to {@code /proc/<id>/timerslack_ns}; the link {@code
 * /proc/thread-self} ends in its id (proc(5)). Threads and processes that it starts later inherit the slack. On other systems,
 * and where {@code /proc} is not to be had, the slack is unknown and stays as it is.
 */
final class TimerSlack {
    /** What is returned where the slack is not to be had, in nanoseconds. */
    static final long UNKNOWN = -1;

    /** The least that can be set; 0 would restore the default. */
    private static final long LEAST_NS = 1;

    private static final Path PROC = Path.of("/proc");

    private TimerSlack() {}

    /**
     * Sets the calling thread's slack to the least. Called by a thread of the library before it parks for the first time; takes
     * some ten microseconds.
     */
    static void reduce() {
        try {
            final Path slack = ofThisThread(PROC);
            if (read(slack) > LEAST_NS) {
                Files.writeString(slack, Long.toString(LEAST_NS));
            }
        } catch (final IOException | RuntimeException e) {
            // Not Linux, or not allowed: parks are later, and nothing else changes.
        }
    }

    /** The calling thread's slack in nanoseconds, or {@link #UNKNOWN}. */
    static long currentNs() {
        return currentNs(PROC);
    }

    static long currentNs(final Path proc) {
        try {
            return read(ofThisThread(proc));
        } catch (final IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    private static Path ofThisThread(final Path proc) throws IOException {
        final Path thread = Files.readSymbolicLink(proc.resolve("thread-self"));
        return proc.resolve(thread.getFileName()).resolve("timerslack_ns");
    }

    private static long read(final Path slack) throws IOException {
        return Long.parseLong(Files.readString(slack).strip());
    }
}
