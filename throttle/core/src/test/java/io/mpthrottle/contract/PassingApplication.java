// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.agrona.concurrent.SleepingIdleStrategy;

/**
 * What {@link ClassLoaderTest} loads again and again: an application that keeps its throttle in a static field, lets threads
 * of a foreign pool wait for fuel, and closes the throttle while some of them still do. The flag tells whether it says how
 * they wait.
 */
public final class PassingApplication implements BiConsumer<ExecutorService, Boolean> {
    private static final int WAITERS = 2;

    private static Throttle throttle;

    @Override
    public void accept(ExecutorService pool, Boolean inItsOwnWay) {
        throttle = throttle(inItsOwnWay);
        List<Future<Boolean>> early = parked(pool);
        throttle.start();
        assertGranted(early, WAITERS);
        List<Future<Boolean>> late = parked(pool);
        throttle.close();
        assertGranted(late, 0);
        assertReadable(throttle);
    }

    /** What an application logs and compares. */
    private static void assertReadable(Throttle closed) {
        String text = closed.stats() + " " + closed.stop() + " " + closed.calibration();
        if (!text.contains("granted")
                || !closed.stats().equals(closed.stats())
                || closed.stats().hashCode() == 0) {
            throw new AssertionError(text);
        }
    }

    private static Throttle throttle(boolean inItsOwnWay) {
        Throttle.Builder builder = Throttle.builder()
                .limit(WAITERS, Duration.ofDays(1))
                .hardcap(Hardcap.WINDOW)
                .autoCalibrate(false);
        return inItsOwnWay
                ? builder.waitWith(() -> new SleepingIdleStrategy(100_000)).build()
                : builder.build();
    }

    private static List<Future<Boolean>> parked(ExecutorService pool) {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        List<Future<Boolean>> outcomes = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            outcomes.add(pool.submit(() -> {
                threads.add(Thread.currentThread());
                return throttle.awaitFuel();
            }));
        }
        Eventually.holds(
                "all of them are parked",
                () -> threads.size() == WAITERS
                        && threads.stream().allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING));
        return outcomes;
    }

    private static void assertGranted(List<Future<Boolean>> outcomes, int granted) {
        int took = 0;
        for (Future<Boolean> outcome : outcomes) {
            try {
                took += outcome.get() ? 1 : 0;
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
        if (took != granted) {
            throw new AssertionError(took + " were granted instead of " + granted);
        }
    }
}
