// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import io.mpthrottle.Throttle;

/**
 * A throttle that is started by the first line that waits for it, not before: the time until a slow producer
 * writes something is no part of the run, and no fuel gathers in it.
 */
final class LateStart implements Fuel {
    private final Throttle throttle;
    private boolean started; // by the copying thread, which may read it without the lock
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

    /** No more fuel from here on, for a thread that waits either. */
    synchronized void end() {
        ended = true;
        if (started) {
            throttle.stop();
        }
    }
}
