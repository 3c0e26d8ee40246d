// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

/** A limiter whose grants come at instants that are written down. */
final class Scripted implements FuelSource {
    private static final long ORIGIN = 5_000;
    private final long[] instants;
    private int next;

    /** Instants after the origin. */
    Scripted(long... instants) {
        this.instants = instants;
    }

    static Grants grants(TrialSpec spec, Times intervals, Times lateness, long... instants) throws Exception {
        PacedWorker worker = new PacedWorker(new Scripted(instants), spec, intervals, lateness);
        worker.run();
        assert worker.failure() == null : worker.failure();
        return worker.grants();
    }

    @Override
    public long start() {
        return ORIGIN;
    }

    @Override
    public boolean take() {
        return true;
    }

    @Override
    public long instant() {
        return ORIGIN + instants[next++];
    }

    @Override
    public String settings() {
        return "scripted";
    }

    @Override
    public void close() {}
}
