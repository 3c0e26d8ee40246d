// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

/** How long all runs took since the first start or the last reset. */
final class RunSpan {
    private boolean running;
    private long finishedNs;
    private long startNs;

    boolean isRunning() {
        return running;
    }

    /** Where this run began, or where the statistics did within it. */
    long startNs() {
        return startNs;
    }

    void begin(long nowNs) {
        running = true;
        startNs = nowNs;
    }

    void end(long nowNs) {
        finishedNs = untilNs(nowNs);
        running = false;
    }

    void reset(long nowNs) {
        finishedNs = 0;
        startNs = nowNs;
    }

    long untilNs(long nowNs) {
        return running ? finishedNs + Math.max(0, nowNs - startNs) : finishedNs;
    }
}
