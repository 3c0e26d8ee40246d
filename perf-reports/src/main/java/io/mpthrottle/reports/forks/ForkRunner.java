// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import java.io.IOException;

/**
 * Runs forks one at a time, and repeats those whose conditions were not met.
 *
 * <p>How many are repeated is bounded, for one fork and for the run: on a machine that is never quiet a run ends all the
 * same, with forks that count and are marked.
 */
public final class ForkRunner {
    private final Launcher launcher;
    private final Machine machine;
    private final Acceptance acceptance;
    private final ForkLog log;
    private final Pause pause;
    private int repeats;

    /**
     * One for a run on this machine.
     *
     * @param launcher runs each
     * @param acceptance which count
     * @param log gets all
     */
    public ForkRunner(final Launcher launcher, final Acceptance acceptance, final ForkLog log) {
        this(launcher, ProcMachine.here(), acceptance, log, Thread::sleep);
    }

    ForkRunner(
            final Launcher launcher,
            final Machine machine,
            final Acceptance acceptance,
            final ForkLog log,
            final Pause pause) {
        this.launcher = launcher;
        this.machine = machine;
        this.acceptance = acceptance;
        this.log = log;
        this.pause = pause;
    }

    /**
     * Plans forks: every other one of them may be repeated.
     *
     * @param forks how many
     */
    public void plan(final int forks) {
        repeats += (forks + 1) / 2;
    }

    /**
     * Runs one.
     *
     * @param task which
     * @return the try that counts
     * @throws IOException when it gave no score
     * @throws InterruptedException when interrupted
     */
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
        final Machine.Reading before = machine.read();
        final JmhResult result = launcher.launch(task);
        final Load load = Load.between(before, machine.read());
        final double seconds = (System.nanoTime() - beganNs) / 1e9;
        final String why = acceptance.complaint(load);
        return new Fork(log.size(), task, result, seconds, load, last || why == null, why);
    }

    /**
     * The log of all forks.
     *
     * @return it
     */
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
