// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Trial;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Readings of processor time, in nanoseconds, made by the worker's own thread. */
final class CpuTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);

    private final long atNs = System.nanoTime();
    private final long processNs = PROCESS.getProcessCpuTime();
    private final long limiterNs;
    private final long workerNs = THREADS.getCurrentThreadCpuTime();

    private CpuTimes(final long limiterNs) {
        this.limiterNs = limiterNs;
    }

    /** Reads the times of the process, of this thread, and of the limiter's threads as far as these have been started. */
    static CpuTimes read(final List<Thread> limiter) {
        long sum = 0;
        for (final Thread thread : limiter) {
            sum += Math.max(0, THREADS.getThreadCpuTime(thread.getId()));
        }
        return new CpuTimes(sum);
    }

    Trial.Cpu since(final CpuTimes before) {
        final double elapsedNs = Math.max(1, atNs - before.atNs);
        return new Trial.Cpu(
                (processNs - before.processNs) / elapsedNs,
                (limiterNs - before.limiterNs) / elapsedNs,
                (workerNs - before.workerNs) / elapsedNs);
    }
}
