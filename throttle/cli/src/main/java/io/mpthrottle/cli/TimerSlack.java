// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * By how much the Linux kernel may delay the end of a park, to let several threads end theirs together: usually 50 µs. A
 * thread's slack is its own, and threads that it starts inherit it.
 *
 * @param nanos the slack, or -1 where there is none to read
 */
record TimerSlack(long nanos) {
    /** {@code scripts/throttle} lowers the slack before Java starts, and hands on what it was. */
    private static final String BEFORE_JAVA = "throttle.timerslack.found";

    private static final Path THREAD = Path.of("/proc/thread-self");

    /** The slack that a process has here when nobody lowers it. */
    static TimerSlack found() {
        long before = Long.getLong(BEFORE_JAVA, -1);
        return before >= 0 ? new TimerSlack(before) : now();
    }

    /** The slack of the calling thread. */
    static TimerSlack now() {
        try {
            // The file is not in the thread's own folder: it is beside those of processes, under the thread's number.
            Path number = Files.readSymbolicLink(THREAD).getFileName();
            String nanos = Files.readString(Path.of("/proc", number.toString(), "timerslack_ns"));
            return new TimerSlack(Long.parseLong(nanos.strip()));
        } catch (IOException | UnsupportedOperationException | NumberFormatException e) {
            return new TimerSlack(-1);
        }
    }

    @Override
    public String toString() {
        return nanos < 0 ? "unknown" : Units.time(nanos);
    }
}
