// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.concurrent.atomic.AtomicLong;

/** How much has been copied. The thread that copies counts, the thread of the live view reads. */
final class Tally {
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** For the one thread that copies, so a plain addition is enough and costs less than an atomic one. */
    void add(long moreLines, long moreBytes) {
        lines.setRelease(lines.getPlain() + moreLines);
        bytes.setRelease(bytes.getPlain() + moreBytes);
    }

    long lines() {
        return lines.getAcquire();
    }

    long bytes() {
        return bytes.getAcquire();
    }

    @Override
    public String toString() {
        return Units.count(lines(), "line") + ", " + Units.bytes(bytes());
    }
}
