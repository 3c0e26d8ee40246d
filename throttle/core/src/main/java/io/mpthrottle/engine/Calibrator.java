// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.SystemNanoClock;
import org.jspecify.annotations.Nullable;

/**
 * Measures the machine, once in a JVM and in about 200 ms: its clock, its parking, and a refill agent that hands units to
 * a worker as fast as both can. A shared machine stalls now and then, so costs are medians of many rounds, and the
 * highest rate is that of the best of many short windows: a JVM that has just started still compiles beside.
 */
final class Calibrator {
    private static final int CLOCK_READS = 2_000;
    private static final int CLOCK_ROUNDS = 25;
    private static final long PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long PARKING_NS = TimeUnit.MILLISECONDS.toNanos(90);
    private static final int PARKS = 2_000;
    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int WINDOWS = 90;
    private static final int TRIAL_CAP = 1_024;

    /** Two threads that take turns on one core hand over a few tanks in a window; side by side they do more. */
    private static final double SIDE_BY_SIDE = 4e9 * TRIAL_CAP / WINDOW_NS;

    private static @Nullable Machine machine;

    private Calibrator() {}

    /** The machine under a limit of so many units a second. */
    static synchronized Machine calibrate(final double perSecond) {
        Machine known = machine;
        if (known == null) {
            known = measure();
            machine = known;
        }
        return known.forLimit(perSecond);
    }

    static Machine measure() {
        final double readNs = clockReadNs();
        final long stepNs = clockStepNs();
        final long[] overshootNs = overshootsNs();
        final double highestPerSecond = highestPerSecond();
        return new Machine(
                readNs,
                stepNs,
                percentile(overshootNs, 50),
                percentile(overshootNs, 99),
                1e9 / highestPerSecond,
                highestPerSecond,
                0);
    }

    private static long percentile(final long[] sorted, final int percent) {
        return sorted.length == 0 ? 0 : sorted[sorted.length * percent / 100];
    }

    private static double clockReadNs() {
        final double[] rounds = new double[CLOCK_ROUNDS];
        for (int round = 0; round < CLOCK_ROUNDS; round++) {
            final long beganNs = System.nanoTime();
            long nowNs = beganNs;
            for (int i = 0; i < CLOCK_READS; i++) {
                nowNs = System.nanoTime();
            }
            rounds[round] = (double) (nowNs - beganNs) / CLOCK_READS;
        }
        Arrays.sort(rounds);
        return rounds[CLOCK_ROUNDS / 2];
    }

    private static long clockStepNs() {
        long smallest = Long.MAX_VALUE;
        long before = System.nanoTime();
        for (int i = 0; i < CLOCK_READS; i++) {
            final long nowNs = System.nanoTime();
            if (nowNs > before) {
                smallest = Math.min(smallest, nowNs - before);
            }
            before = nowNs;
        }
        return smallest;
    }

    /** How late parks came back, sorted. An interrupted caller would not be parked at all, so that waits. */
    private static long[] overshootsNs() {
        final boolean interrupted = Thread.interrupted();
        try {
            return parkedOvershootsNs();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static long[] parkedOvershootsNs() {
        final long[] lateNs = new long[PARKS];
        final long endNs = System.nanoTime() + PARKING_NS;
        int parks = 0;
        long beganNs = System.nanoTime();
        while (parks < PARKS && beganNs - endNs < 0) {
            LockSupport.parkNanos(PARK_NS);
            final long nowNs = System.nanoTime();
            final long overshootNs = nowNs - beganNs - PARK_NS;
            // A park may come back early, for no reason or for an interrupt, and then tells nothing.
            if (overshootNs > 0) {
                lateNs[parks++] = overshootNs;
            }
            beganNs = nowNs;
        }
        final long[] sorted = Arrays.copyOf(lateNs, parks);
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * A saturated trial: more falls due than can be handed over, and a worker takes all it can and stamps each grant. A
     * side that finds nothing to do yields, in case the two have to share a core.
     */
    private static double highestPerSecond() {
        final Tank tank = new Tank(TRIAL_CAP);
        final RefillAgent agent = new RefillAgent(
                "calibration",
                SystemNanoClock.INSTANCE,
                tank,
                new ScheduledPolicy(new Schedule(1, 1), TRIAL_CAP, Tuning.LOOKS),
                Supply.endless(),
                null,
                false);
        final Worker worker = new Worker(tank);
        worker.start();
        try {
            return bestPerSecond(agent, tank);
        } finally {
            worker.leave();
        }
    }

    private static double bestPerSecond(final RefillAgent agent, final Tank tank) {
        double best = 1;
        agent.begin(System.nanoTime());
        for (int window = 0; window < WINDOWS || (best < SIDE_BY_SIDE && window < 2 * WINDOWS); window++) {
            final long grantedBefore = tank.granted();
            final long beganNs = agent.nowNs();
            while (agent.nowNs() - beganNs < WINDOW_NS) {
                yieldUnless(agent.doWork() > 0);
            }
            best = Math.max(best, (tank.granted() - grantedBefore) * 1e9 / (agent.nowNs() - beganNs));
        }
        return best;
    }

    @SuppressWarnings("ThreadPriorityCheck") // only how much is measured depends on it
    private static void yieldUnless(final boolean worked) {
        if (!worked) {
            Thread.yield();
        }
    }

    private static final class Worker extends Thread {
        private final Tank tank;
        private volatile boolean leaving;

        @SuppressWarnings("UnusedVariable") // what counts is that the clock is read
        private long lastStampNs;

        private Worker(final Tank tank) {
            super("throttle-calibration");
            setDaemon(true);
            this.tank = tank;
        }

        private void leave() {
            leaving = true;
        }

        @Override
        public void run() {
            while (!leaving) {
                final boolean took = !tank.isEmpty() && tank.take() != null;
                if (took) {
                    lastStampNs = System.nanoTime();
                }
                yieldUnless(took);
            }
        }
    }
}
