// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

/**
 * Measures the machine, once in a JVM: its clock, its parking, and how fast a refill agent hands units to a worker.
 *
 * <p>That takes about 175 ms. It is measured on a thread of our own, so that nothing of the caller's thread shows in it. The
 * caller waits for that thread until the deadline only; what was not measured by then is assumed. Under a CPU quota, known or
 * not, the whole process may stand still for nearly a period. So the deadline is that much earlier than 300 ms. A caller whose
 * quota does not even let it look at the clock in time comes back later.
 */
public final class Calibrator implements Runnable {
    private static final long LONGEST_NS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long USUAL_PERIOD_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WAKE_UP_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long DEADLINE_NS = LONGEST_NS - USUAL_PERIOD_NS - WAKE_UP_NS;

    private static final long SHORT_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long LONG_PARK_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PARKING_NS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long WARMING_UP_NS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long HANDING_OVER_NS = TimeUnit.MILLISECONDS.toNanos(70);

    private static @Nullable Machine machine;

    private final NanoClock clock;
    private final long deadlineNs;
    private final CpuQuota quota;
    private final ParkTrial parks;

    /** What was measured so far. Writer: the measuring thread; reader: the caller, who may not wait for its end. */
    private volatile ClockTrial clockTrial = ClockTrial.ASSUMED;

    private volatile Lateness shortParks = Lateness.ASSUMED;
    private volatile Lateness longParks = Lateness.ASSUMED;
    private volatile @Nullable HandOverTrial handOver;

    Calibrator(final NanoClock clock, final Supplier<CpuQuota> quotas, final ParkTrial parks) {
        this.clock = clock;
        deadlineNs = clock.nanoTime() + DEADLINE_NS;
        quota = quotas.get();
        this.parks = parks;
    }

    /**
     * Tells what this machine is like under a limit. Measures it if that was not done yet in this JVM.
     *
     * @param perSecond the limit, in units a second
     * @return the machine
     */
    public static synchronized Machine calibrate(final double perSecond) {
        Machine known = machine;
        if (known == null) {
            known = measure();
            machine = known;
        }
        return known.forLimit(perSecond);
    }

    /**
     * Measures the machine.
     *
     * @return the machine, with no limit yet
     */
    public static Machine measure() {
        final NanoClock clock = SystemNanoClock.INSTANCE;
        return new Calibrator(clock, CpuQuota::ofThisProcess, new ParkTrial(clock, LockSupport::parkNanos))
                // Classes that only the trials need are loaded on this thread, too, so the caller need not wait for
                // that.
                .measure(work -> PlainThreads.named(work, "throttle-calibration"));
    }

    /** On a thread of this factory; its end is waited for until the deadline. */
    Machine measure(final ThreadFactory factory) {
        final Thread measuring = factory.newThread(this);
        measuring.start();
        boolean interrupted = false;
        long leftNs = deadlineNs - clock.nanoTime();
        while (leftNs > 0 && measuring.isAlive()) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(measuring, leftNs);
            } catch (final InterruptedException e) {
                interrupted = true;
            }
            leftNs = deadlineNs - clock.nanoTime();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return soFar();
    }

    @Override
    public void run() {
        TimerSlack.reduce();
        clockTrial = ClockTrial.measure(clock, deadlineNs);
        final HandOverTrial trial = new HandOverTrial(clock);
        handOver = trial;
        if (quota.isNone()) {
            warmUp(trial);
        }
        shortParks = parks.measure(SHORT_PARK_NS, earlier(clock.nanoTime() + PARKING_NS, deadlineNs));
        longParks = parks.measure(LONG_PARK_NS, earlier(clock.nanoTime() + PARKING_NS, deadlineNs));
        final long endNs = earlier(clock.nanoTime() + handingOverNs(), deadlineNs);
        trial.run(endNs, quota.isNone() ? deadlineNs : endNs);
    }

    /** So the code of the hand-over is compiled while the parks are measured. */
    private void warmUp(final HandOverTrial trial) {
        final long endNs = clock.nanoTime() + WARMING_UP_NS;
        trial.run(endNs, endNs);
    }

    /** Two threads run meanwhile. They use at most half of a quota, which leaves the caller something to go on with. */
    private long handingOverNs() {
        return Math.min(HANDING_OVER_NS, quota.quotaNs() / 4);
    }

    private static long earlier(final long oneNs, final long otherNs) {
        return oneNs - otherNs < 0 ? oneNs : otherNs;
    }

    private Machine soFar() {
        final HandOverTrial trial = handOver;
        final double perSecond = trial == null ? HandOverTrial.LEAST_PER_SECOND : trial.perSecond();
        return new Machine(
                clockTrial.readNs(),
                clockTrial.stepNs(),
                shortParks.p50Ns(),
                shortParks.p99Ns(),
                longParks.p50Ns(),
                longParks.p99Ns(),
                1e9 / perSecond,
                perSecond * quota.share(HandOverTrial.THREADS),
                Math.min(Runtime.getRuntime().availableProcessors(), quota.processors()),
                0);
    }
}
