// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.IdleStrategy;

/** A throttle without a monitor, whose clock stands still, whose agent is run by hand, and whose workers park at once. */
final class SteppedThrottle {
    private final Throttle throttle = Throttle.builder()
            .limit(1, Duration.ofSeconds(1))
            .asMonitor(false)
            .threading(Threading.INVOKER)
            .clock(this::nowNs)
            // No method reference: Lincheck would not see into an object that is made through one.
            .waitWith(() -> new ParkAtOnce())
            .errorHandler(error -> {})
            .build();

    private volatile boolean isClockBroken;

    void start() {
        throttle.start();
    }

    /** The grants, as the summary tells them. */
    long stop() {
        return throttle.stop().total();
    }

    void close() {
        throttle.close();
    }

    boolean awaitFuel() throws InterruptedException {
        return throttle.awaitFuel();
    }

    void mustHaveDiscarded(final long units) {
        final long discarded = throttle.stats().discarded();
        if (discarded != units) {
            throw new AssertionError("must have discarded " + units + ", but discarded " + discarded);
        }
    }

    /** From now on each step fails. */
    void breakClock() {
        isClockBroken = true;
    }

    void step() {
        try {
            throttle.agent().doWork();
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long nowNs() {
        if (isClockBroken) {
            throw new IllegalStateException("a broken clock");
        }
        return 0;
    }

    private static final class ParkAtOnce implements IdleStrategy {
        @Override
        public void idle(final int workCount) {
            idle();
        }

        @Override
        public void idle() {
            LockSupport.park();
        }

        @Override
        public void reset() {
            // Nothing is remembered.
        }
    }
}
