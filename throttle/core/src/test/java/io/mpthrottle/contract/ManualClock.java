// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import org.agrona.concurrent.NanoClock;

/** A clock that moves only when told, may start anywhere on the circle of longs, and counts how often it was read. */
public class ManualClock implements NanoClock {
    private volatile long nowNs;
    private long reads;

    public ManualClock(long originNs) {
        nowNs = originNs;
    }

    @Override
    public long nanoTime() {
        reads++;
        return nowNs;
    }

    /** The time, for the test itself: not counted, never interrupted. */
    public final long nowNs() {
        return nowNs;
    }

    final long reads() {
        return reads;
    }

    public final void advance(long ns) {
        if (ns < 0) {
            throw new IllegalArgumentException("time runs forward, but was asked for " + ns + " ns");
        }
        set(nowNs + ns);
    }

    final void set(long ns) {
        nowNs = ns;
    }
}
