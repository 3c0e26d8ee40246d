// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Runs forks one at a time, and repeats those that did not have the machine to themselves.
 *
 * <p>Repeats are bounded for each fork and for the run. So a run on a machine that is never quiet ends too; its forks count
 * and are marked.
 */
public final class ForkRunner {
    private final Launcher launcher;
    private final Supplier<CpuReading> machine;
    private final Acceptance acceptance;
    private final ForkLog log;
    private final Pause pause;
    private int repeats;

    ForkRunner(
            final Launcher launcher,
            final Supplier<CpuReading> machine,
            final Acceptance acceptance,
            final ForkLog log,
            final Pause pause) {
        this.launcher = launcher;
        this.machine = machine;
        this.acceptance = acceptance;
        this.log = log;
        this.pause = pause;
    }

    /** Plans forks; half as many repeats are allowed. */
    public void plan(final int forks) {
        repeats += (forks + 1) / 2;
    }

    /** Runs a fork until one try counts, and returns that try; fails when a try gives no score. */
    public Fork run(final Task task) throws IOException, InterruptedException {
        for (int tried = 1; true; tried++) {
            final boolean last = tried >= acceptance.tries() || repeats <= 0;
            final Fork fork = once(task, last);
            log.add(fork);
            if (fork.used()) {
                return fork;
            }
            repeats--;
            pause.sleep(Acceptance.pauseMillis(tried));
        }
    }

    private Fork once(final Task task, final boolean last) throws IOException, InterruptedException {
        launcher.ready();
        final long beganNs = System.nanoTime();
        final CpuReading before = machine.get();
        final JmhResult result = launcher.launch(task);
        final Load load = Load.between(before, machine.get());
        final double seconds = (System.nanoTime() - beganNs) / 1e9;
        final String why = acceptance.complaint(load);
        return new Fork(log.size(), task, result, seconds, load, last || why == null, why);
    }

    /** The log of all forks. */
    public ForkLog log() {
        return log;
    }

    /** Ends the fork that runs, from another thread; {@link #run} is interrupted then. */
    public void kill() {
        launcher.kill();
    }

    /** Sleeps. */
    interface Pause {
        void sleep(long millis) throws InterruptedException;
    }
}
