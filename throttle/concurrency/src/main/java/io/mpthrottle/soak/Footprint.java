// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the JVM holds when no leg runs.
 *
 * @param heapBytes what the heap retains
 * @param directBytes what lies in direct buffers
 * @param residentBytes what the system says the process has in memory; 0 where it does not say
 * @param threads threads that live
 */
record Footprint(long heapBytes, long directBytes, long residentBytes, int threads) {
    private static final double MEBIBYTE = 1 << 20;
    private static final int COLLECTIONS = 4;

    /** Class data of code that ran for the first time, profiles, interned strings: more than this is a leak. */
    private static final long HEAP_TOLERANCE_BYTES = 2 << 20;

    /** The system takes pages back when it likes, and compiled code is in here. */
    private static final long RESIDENT_TOLERANCE_BYTES = 48 << 20;

    /** Measures now. */
    static Footprint now() throws InterruptedException {
        // Rings lie outside of the heap and are freed by a thread of the JVM's after their owner was collected.
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            Thread.sleep(100);
        }
        return new Footprint(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(BufferPoolMXBean::getMemoryUsed)
                        .sum(),
                residentNow(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long residentNow() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (final IOException e) {
            return 0;
        }
    }

    /** Whether it is no more than this was. */
    boolean isFlatSince(final Footprint before) {
        return heapBytes + directBytes - before.heapBytes - before.directBytes <= HEAP_TOLERANCE_BYTES
                && residentBytes - before.residentBytes <= RESIDENT_TOLERANCE_BYTES
                && threads <= before.threads;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.1f MiB, direct %.1f MiB, resident %.0f MiB, %d threads",
                heapBytes / MEBIBYTE,
                directBytes / MEBIBYTE,
                residentBytes / MEBIBYTE,
                threads);
    }
}
