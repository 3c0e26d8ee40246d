// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.policy.Schedule;
import io.mpthrottle.policy.ScheduledPolicy;
import io.mpthrottle.refill.RefillAgent;
import io.mpthrottle.refill.Supply;
import io.mpthrottle.refill.Tuning;
import io.mpthrottle.tank.Tank;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;

/**
 * A saturated trial: more falls due than can be handed over, and a worker takes all it can and stamps each grant. A side
 * that finds nothing to do yields, in case the two have to share a processor.
 *
 * <p>The rate is that of the best of many short windows, since a shared machine stalls now and then, and a JVM that has
 * just started still compiles meanwhile.
 */
final class HandOverTrial {
    /** How many are busy: the refill agent's and the worker's. */
    static final int THREADS = 2;

    private static final long WINDOW_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int TANK = 1_024;

    /**
     * What two threads hand over side by side at least. Slower windows show that they take turns, which they do a few times
     * in a window, or that the code is not compiled yet, or that they hardly ran.
     */
    static final double LEAST_PER_SECOND = 4e9 * TANK / WINDOW_NS;

    private final NanoClock clock;
    private final Tank tank = new Tank(TANK);
    private final RefillAgent agent;

    /** The best window so far. Writer: the measuring thread; readers: any. */
    private volatile double bestPerSecond;

    HandOverTrial(final NanoClock clock) {
        this.clock = clock;
        agent = new RefillAgent(
                "calibration",
                clock,
                tank,
                new ScheduledPolicy(new Schedule(1, 1), TANK, Tuning.LOOKS),
                Supply.endless(),
                null,
                false);
    }

    /** The most units a second of any window so far, and at least what any machine keeps up. Called from any thread. */
    double perSecond() {
        return Math.max(bestPerSecond, LEAST_PER_SECOND);
    }

    /**
     * Runs windows until the clock has reached the end. If the two threads seem to take turns, it goes on for longer, to see
     * them side by side if they can be. May be called again.
     *
     * @param endNs when to end, by the clock
     * @param lastNs when to end if they take turns
     */
    void run(final long endNs, final long lastNs) {
        final TrialWorker worker = new TrialWorker(tank, clock, lastNs);
        worker.start();
        try {
            runWindows(endNs, lastNs);
        } finally {
            worker.leave();
        }
    }

    private void runWindows(final long endNs, final long lastNs) {
        long nowNs = clock.nanoTime();
        agent.begin(nowNs);
        while (nowNs - endNs < 0 || (bestPerSecond < LEAST_PER_SECOND && nowNs - lastNs < 0)) {
            final long grantedBefore = tank.granted();
            final long beganNs = nowNs;
            while (nowNs - beganNs < WINDOW_NS) {
                TrialWorker.yieldUnless(agent.doWork() > 0);
                nowNs = agent.nowNs();
            }
            final double perSecond = (tank.granted() - grantedBefore) * 1e9 / (nowNs - beganNs);
            bestPerSecond = Math.max(bestPerSecond, perSecond);
        }
    }
}
