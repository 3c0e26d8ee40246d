// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.reports.model.Measurement.Memory;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that one running throttle holds, in the heap and in direct buffers: what is retained while it runs, less what was
 * retained before. Classes, compiled code and the stacks of its threads are not counted.
 */
final class Footprint {
    private static final long LIMIT_BYTES = 10 << 20;
    private static final long WARM_MILLIS = 500;
    private static final long RUN_MILLIS = 2_500;
    private static final int COLLECTIONS = 4;

    private Footprint() {}

    /** The rate of the throttle. */
    record Spec(long ratePerSecond) {}

    static Memory measure(final Spec spec) throws InterruptedException {
        grow(spec, WARM_MILLIS); // what is loaded and kept once in a JVM
        final long bytes = grow(spec, RUN_MILLIS);
        return new Memory(spec.ratePerSecond(), bytes, LIMIT_BYTES);
    }

    private static long grow(final Spec spec, final long millis) throws InterruptedException {
        final long before = retained();
        final Refill refill = spec.ratePerSecond() < 1_000_000 ? Refill.HYBRID : Refill.BUSY_SPIN;
        try (FuelSource source = ThrottleSource.waiting(Hardcap.LIMIT, refill, spec.ratePerSecond())) {
            final Thread worker = new Thread(() -> takeAll(source), "worker");
            worker.setDaemon(true);
            worker.start();
            source.start();
            Thread.sleep(millis);
            final long bytes = retained() - before;
            source.stop();
            worker.join();
            return bytes;
        }
    }

    private static void takeAll(final FuelSource source) {
        try {
            boolean taken;
            do {
                taken = source.take();
            } while (taken);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long retained() throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(20); // for cleaners of direct buffers
        }
        final long heap =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return heap
                + ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum();
    }
}
