// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import io.mpthrottle.tank.PaddedLong;

/**
 * The refill agent's clock reading, for stamps that may be about a microsecond old.
 *
 * <p>Writer: the refill agent, released. Readers: workers that emit, opaque, which costs about a nanosecond where reading the
 * clock costs 25. The reading is written only when the last one is {@link Tuning#COARSE_STEP_NS} old, since each write takes
 * its cache line away from all workers. A stamp is old by as much as the refill thread was held up, so no guarantee rests on
 * it.
 */
public final class CoarseClock extends PaddedLong {
    /** Makes a clock that has not been told the time. */
    public CoarseClock() {}

    /**
     * Reads the clock.
     *
     * @return the newest reading that was published, in nanoseconds of the throttle's clock
     */
    public long nanoTime() {
        return getOpaque();
    }

    /** Tells the time; ignored while the last reading is new enough. */
    void offer(final long nowNs) {
        if (nowNs - getPlain() >= Tuning.COARSE_STEP_NS) {
            setRelease(nowNs);
        }
    }

    void set(final long nowNs) {
        setRelease(nowNs);
    }
}
