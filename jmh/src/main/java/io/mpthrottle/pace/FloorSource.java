// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;

/**
 * The clock alone: a unit is granted when the clock has reached its instant. A second thread spins meanwhile, so that the
 * machine is as busy as it is with a spinning refill agent. When the scheduler or the host pauses the worker's thread, it
 * shows here as with every limiter.
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

    /** The clock reading by which the unit was granted; no other is needed. */
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
