// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.jmh;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where the threads of a benchmark meet before each invocation, while the last to arrive does what must not be timed.
 *
 * <p>JMH's own fixture for one invocation holds no thread back: with several threads it would fill a tank that another
 * thread is draining. At the end of an iteration JMH takes the threads away one by one. A thread that waits then must be able
 * to give up, which no barrier of the JDK survives. The task must be able to give up too, as threads that no longer wait go on
 * taking what it brings.
 *
 * <p>Waiting threads spin, as threads that are woken one after the other would not compete. With more threads than processors
 * they park: a thread that is measured would have to wait for the time slices of those that spin, and for those that yield,
 * too. (Linux 6.6 and later let a thread that yields go on where the others have used more than their share.) The first that are
 * awake then wait for each other, so that as many as there are processors always compete.
 */
final class Rendezvous {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    /** At the end of an iteration nobody wakes those who wait. */
    private static final long LOOK_AGAIN_NS = 10_000_000;

    private final Task task;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger awake = new AtomicInteger();
    private final Queue<Thread> parked = new ConcurrentLinkedQueue<>();
    private volatile int threads = 1;

    /** Written before the turn is, and read after it. */
    private boolean done;

    private volatile int turn;

    /** What is done while no thread measures. */
    @FunctionalInterface
    interface Task {
        /** Does the task, or gives up when the iteration is over; tells whether it is done. */
        boolean run(BooleanSupplier over);
    }

    Rendezvous(final Task task) {
        this.task = task;
    }

    /** Sets how many threads will meet; called while none waits. */
    void begin(final int crowd) {
        threads = crowd;
        arrived.set(0);
    }

    /**
     * Waits for the others; the last thread to come does the task before all go on.
     *
     * @param over whether the others may be gone for good
     * @return whether the others came and the task is done
     */
    boolean meet(final BooleanSupplier over) {
        if (over.getAsBoolean()) {
            return false;
        }
        final int mine = turn;
        if (arrived.incrementAndGet() < threads) {
            return await(mine, over);
        }
        done = task.run(over);
        arrived.set(0);
        awake.set(0);
        turn = mine + 1;
        for (Thread next = parked.poll(); next != null; next = parked.poll()) {
            LockSupport.unpark(next);
        }
        awaitCompetitors(over);
        return done;
    }

    private boolean await(final int mine, final BooleanSupplier over) {
        final boolean parks = threads > PROCESSORS;
        if (parks) {
            parked.add(Thread.currentThread());
        }
        while (turn == mine) {
            if (over.getAsBoolean()) {
                return false;
            }
            if (parks) {
                LockSupport.parkNanos(LOOK_AGAIN_NS);
            } else {
                Thread.onSpinWait();
            }
        }
        awaitCompetitors(over);
        return done;
    }

    private void awaitCompetitors(final BooleanSupplier over) {
        awake.incrementAndGet();
        while (awake.get() < Math.min(threads, PROCESSORS) && !over.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
