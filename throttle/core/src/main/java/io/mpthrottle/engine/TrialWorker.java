// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.tank.Tank;
import org.agrona.concurrent.NanoClock;

/** The worker of a saturated trial: takes all it can, and reads the clock after each grant as a monitored one would. */
final class TrialWorker implements Runnable {
    private final Tank tank;
    private final NanoClock clock;
    private final long endNs;
    private volatile boolean leaving;

    @SuppressWarnings("UnusedVariable") // what counts is that the clock is read
    private long lastStampNs;

    TrialWorker(final Tank tank, final NanoClock clock, final long endNs) {
        this.tank = tank;
        this.clock = clock;
        this.endNs = endNs;
    }

    void start() {
        PlainThreads.named(this, "throttle-calibration-worker").start();
    }

    void leave() {
        leaving = true;
    }

    @Override
    public void run() {
        while (!leaving && clock.nanoTime() - endNs < 0) {
            takeAll();
        }
    }

    private void takeAll() {
        while (!leaving && !tank.isEmpty()) {
            if (tank.take() != null) {
                lastStampNs = clock.nanoTime();
            }
        }
        yieldUnless(false);
    }

    @SuppressWarnings("ThreadPriorityCheck") // how much is measured depends on it, and nothing else
    static void yieldUnless(final boolean worked) {
        if (!worked) {
            Thread.yield();
        }
    }
}
