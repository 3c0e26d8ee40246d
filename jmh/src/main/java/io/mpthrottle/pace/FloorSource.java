// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;

/**
 * The clock alone. Grants a unit when the clock has reached its instant, and spins a second thread meanwhile, so that the
 * machine is as busy as beside a spinning refill agent. Pauses of the worker's own thread, by the scheduler or the host,
 * show here as they do with every limiter.
 */
final class FloorSource implements FuelSource {
    private final long ratePerSecond;
    private final Thread companion = new Thread(this::spin, "floor-companion");
    private IntendedTimes grid;
    private long instantNs;
    private volatile boolean stopped;

    FloorSource(final long ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
        grid = new IntendedTimes(ratePerSecond, 0);
    }

    private void spin() {
        long readings = 0;
        while (!stopped) {
            readings += System.nanoTime() & 1;
            Thread.onSpinWait();
        }
        instantNs = readings;
    }

    @Override
    public long start() {
        companion.setDaemon(true);
        companion.start();
        final long originNs = System.nanoTime();
        grid = new IntendedTimes(ratePerSecond, originNs);
        return originNs;
    }

    @Override
    public boolean take() {
        final long nowNs = System.nanoTime();
        if (nowNs - grid.nextNs() < 0) {
            return false;
        }
        grid.advance();
        instantNs = nowNs;
        return true;
    }

    /** The reading that granted, which is the only one it needs. */
    @Override
    public long instant() {
        return instantNs;
    }

    @Override
    public List<Thread> threads() {
        return List.of(companion);
    }

    @Override
    public String settings() {
        return "a thread that spins on System.nanoTime until each instant, beside a second spinning thread";
    }

    @Override
    public void close() {
        stopped = true;
    }
}
