// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.concurrent.locks.LockSupport;

/**
 * What the platform does to a thread that only sleeps, in the manner of jHiccup: it sleeps for a fixed time, and whatever
 * comes on top of the shortest sleep seen is a hiccup.
 *
 * <p>While both cores spin, each wake-up takes a core from a spinning thread for some microseconds. If the probe woke every
 * millisecond, as jHiccup does, it would hit every hundredth interval at 100,000 a second, and so the p99 that is measured.
 * It wakes every 10 ms.
 */
final class Hiccups {
    static final long EVERY_NS = 10_000_000;

    private final Times times;
    private final Thread thread = new Thread(this::probe, "hiccups");
    private volatile boolean stopped;

    Hiccups(final Times times) {
        this.times = times;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void probe() {
        long shortestNs = Long.MAX_VALUE;
        while (!stopped) {
            final long beforeNs = System.nanoTime();
            LockSupport.parkNanos(EVERY_NS);
            final long nowNs = System.nanoTime();
            final long sleptNs = nowNs - beforeNs;
            if (sleptNs >= EVERY_NS) { // or it was woken for nothing
                shortestNs = Math.min(shortestNs, sleptNs);
                times.recordExpecting(sleptNs - shortestNs, EVERY_NS);
            }
        }
    }
}
