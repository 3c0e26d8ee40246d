// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import org.HdrHistogram.Histogram;

/** A measured quantity, in nanoseconds. Recording allocates nothing. Written by one thread, read when that thread has ended. */
final class Times {
    /** Longer values count as this long. */
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Histogram histogram;

    /** Four digits safely tell values apart that differ by 0.1 %; three digits take a tenth of the memory. */
    Times(final int digits) {
        histogram = new Histogram(1, LONGEST_NS, digits);
    }

    void record(final long valueNs) {
        histogram.recordValue(clamped(valueNs));
    }

    /** Records the pause of a probe that looks so often, and what its missed looks would have seen of the same pause. */
    void recordExpecting(final long valueNs, final long everyNs) {
        histogram.recordValueWithExpectedInterval(clamped(valueNs), everyNs);
    }

    private static long clamped(final long valueNs) {
        return Math.max(0, Math.min(valueNs, LONGEST_NS));
    }

    Histogram histogram() {
        return histogram;
    }
}
