// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the machine was stalled: a thread that only sleeps adds up by how much it overslept. A test allows for it in what
 * it times meanwhile.
 */
final class Stalls implements AutoCloseable {
    private static final long SLEEP_NANOS = 1_000_000;

    private final AtomicLong oversleptNanos = new AtomicLong();
    private final Thread thread = new Thread(this::sleep, "stalls");
    private volatile boolean closed;

    Stalls() {
        thread.setDaemon(true);
        thread.start();
    }

    double seconds() {
        return oversleptNanos.get() / 1e9;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void sleep() {
        long beforeNs = System.nanoTime();
        while (!closed) {
            LockSupport.parkNanos(SLEEP_NANOS);
            long afterNs = System.nanoTime();
            oversleptNanos.addAndGet(Math.max(0, afterNs - beforeNs - SLEEP_NANOS));
            beforeNs = afterNs;
        }
    }
}
