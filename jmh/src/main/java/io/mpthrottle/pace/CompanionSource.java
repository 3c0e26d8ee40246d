// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.List;

/** A source whose units are given by a thread of its own, each at its instant. Subclasses say how a unit is given. */
abstract class CompanionSource implements FuelSource {
    private final long ratePerSecond;
    private final Thread companion;

    /** Only the companion touches the grid once it runs. */
    IntendedTimes grid;

    volatile boolean stopped;

    CompanionSource(final String threadName, final long ratePerSecond) {
        this.ratePerSecond = ratePerSecond;
        companion = new Thread(this::give, threadName);
        grid = new IntendedTimes(ratePerSecond, 0);
    }

    /** Gives each unit at its instant until the source is stopped. */
    abstract void give();

    @Override
    public final long start() {
        companion.setDaemon(true);
        final long originNs = System.nanoTime();
        grid = new IntendedTimes(ratePerSecond, originNs);
        companion.start();
        return originNs;
    }

    @Override
    public final List<Thread> threads() {
        return List.of(companion);
    }

    @Override
    public final void close() {
        stopped = true;
    }
}
