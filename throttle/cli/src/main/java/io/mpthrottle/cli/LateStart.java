// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;

/**
 * Starts the throttle when the first line waits for fuel. So the time until a slow producer writes its first line is not
 * part of the run, and no fuel gathers meanwhile.
 */
final class LateStart implements Fuel {
    private final Throttle throttle;
    private boolean started; // written by the copying thread alone, so that thread reads it without the lock
    private boolean ended;

    LateStart(Throttle throttle) {
        this.throttle = throttle;
    }

    @Override
    public boolean hasFuel() {
        return throttle.hasFuel();
    }

    @Override
    public boolean awaitFuel() throws InterruptedException {
        return (started || start()) && throttle.awaitFuel();
    }

    private synchronized boolean start() {
        if (!ended) {
            throttle.start();
            started = true;
        }
        return started;
    }

    /** Ends the fuel, also for a thread that waits for it. */
    synchronized void end() {
        ended = true;
        if (started) {
            throttle.stop();
        }
    }
}
