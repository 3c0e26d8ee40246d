// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.concurrent.atomic.AtomicLong;

/** How much has been copied. Written by the thread that copies, read by the one that shows. */
final class Tally {
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    /** Only the thread that copies: a plain sum, made visible without the price of an atomic addition. */
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
        return Units.count(lines()) + (lines() == 1 ? " line, " : " lines, ") + Units.bytes(bytes());
    }
}
