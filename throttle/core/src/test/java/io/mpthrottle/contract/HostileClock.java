// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.function.Consumer;

/**
 * A manual clock whose every reading is a moment at which the reading thread may lose its processor. What happens
 * meanwhile (time passes, workers drain the tank, the agent runs) happens before or after the value is taken, so a
 * single thread replays the interleavings that a stalled agent or a stalled worker meets, reproducibly.
 */
public final class HostileClock extends ManualClock {
    /** Where in a reading the thread is stopped. */
    public enum Moment {
        BEFORE_READING,
        AFTER_READING
    }

    private Consumer<Moment> interruption = moment -> {};
    private boolean interrupted;

    public HostileClock(long originNs) {
        super(originNs);
    }

    /** What happens at a reading; readings made while it happens are left in peace. */
    public void interruptWith(Consumer<Moment> interruption) {
        this.interruption = interruption;
    }

    @Override
    public long nanoTime() {
        if (interrupted) {
            return super.nanoTime();
        }
        interrupted = true;
        try {
            interruption.accept(Moment.BEFORE_READING);
            long readingNs = super.nanoTime();
            interruption.accept(Moment.AFTER_READING);
            return readingNs;
        } finally {
            interrupted = false;
        }
    }
}
