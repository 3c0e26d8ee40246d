// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.refill;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The reading itself. */
abstract class CoarseClockReading extends Padding {
    static final VarHandle READING;

    static {
        try {
            READING = MethodHandles.lookup().findVarHandle(CoarseClockReading.class, "readingNs", long.class);
        } catch (final ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // through READING
    private long readingNs;
}

/**
 * The refill agent's clock reading, for stamps that may be about a microsecond old.
 *
 * <p>Writer: the refill agent, with an ordered store. Readers: workers that emit, with an opaque load, which costs about
 * a nanosecond where reading the clock costs 25. The reading stands on a cache line of its own, since workers read it
 * all the time; and it is written only when it is a microsecond old, since each write takes that line away from them. A
 * stamp is old by as much as the refill thread was held up, so nothing that a guarantee rests on is read here.
 */
public final class CoarseClock extends CoarseClockReading {
    private static final long STEP_NS = 1_000;

    @SuppressWarnings("unused") // padding
    private long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, q10, q11, q12, q13, q14;

    /** Makes a clock that has not been told the time. */
    public CoarseClock() {}

    /**
     * Reads the clock.
     *
     * @return the newest reading that was published, in nanoseconds of the throttle's clock
     */
    public long nanoTime() {
        return (long) READING.getOpaque(this);
    }

    /** Tells the time; dropped when the last reading is less than a microsecond old. */
    void offer(final long nowNs) {
        if (nowNs - (long) READING.get(this) >= STEP_NS) {
            set(nowNs);
        }
    }

    void set(final long nowNs) {
        READING.setRelease(this, nowNs);
    }
}
