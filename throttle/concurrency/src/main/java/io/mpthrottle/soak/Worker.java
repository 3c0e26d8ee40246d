// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import com.sun.management.ThreadMXBean;
import io.mpthrottle.Throttle;
import java.lang.management.ManagementFactory;

/** A thread that takes fuel and counts, by asking or by waiting for it. */
final class Worker {
    /** What a thread allocates once: its place among the waiting, the first call of everything. */
    private static final int WARM_CALLS = 10_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Throttle throttle;
    private final boolean waits;
    private final Thread thread;
    private volatile boolean going = true;

    /** Writer: the worker's thread; read after it was joined. */
    private long taken;

    /** Writer: the worker's thread; read after it was joined. */
    private long allocatedBytes;

    private Worker(final Throttle throttle, final boolean waits) {
        this.throttle = throttle;
        this.waits = waits;
        thread = new Thread(this::work, waits ? "soak-waiting" : "soak-asking");
        thread.setDaemon(true);
    }

    /** A worker that waits with awaitFuel, or asks with hasFuel. */
    static Worker start(final Throttle throttle, final boolean waits) {
        final Worker worker = new Worker(throttle, waits);
        worker.thread.start();
        return worker;
    }

    private void work() {
        try {
            takeSome(WARM_CALLS);
            final long beforeBytes = THREADS.getCurrentThreadAllocatedBytes();
            while (going) {
                takeSome(1);
            }
            allocatedBytes = THREADS.getCurrentThreadAllocatedBytes() - beforeBytes;
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeSome(final int calls) throws InterruptedException {
        for (int call = 0; call < calls && going; call++) {
            if (waits ? throttle.awaitFuel() : throttle.hasFuel()) {
                taken++;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Lets it end; the throttle must be stopped, or one that waits does not come home. */
    void end() throws InterruptedException {
        going = false;
        thread.join();
    }

    long taken() {
        return taken;
    }

    /** What its thread allocated after its first calls. */
    long allocatedBytes() {
        return allocatedBytes;
    }
}
