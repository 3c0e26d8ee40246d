// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How late parks of one length came back.
 *
 * @param p50Ns half of them at most, in nanoseconds
 * @param p99Ns 99 of 100 at most, in nanoseconds
 */
record Lateness(long p50Ns, long p99Ns) {
    /** What is assumed when no park came back in time to be measured. */
    static final Lateness ASSUMED =
            new Lateness(TimeUnit.MICROSECONDS.toNanos(100), TimeUnit.MICROSECONDS.toNanos(100));

    /** Of the first so many entries, in any order. */
    static Lateness of(final long[] lateNs, final int parks) {
        if (parks == 0) {
            return ASSUMED;
        }
        final long[] sorted = Arrays.copyOf(lateNs, parks);
        Arrays.sort(sorted);
        return new Lateness(sorted[parks * 50 / 100], sorted[parks * 99 / 100]);
    }
}
