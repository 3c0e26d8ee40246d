// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.refill.Tuning;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The thread of one agent in one run. */
final class AgentThread {
    private static final long STARTING_NS = TimeUnit.SECONDS.toNanos(1);
    /** {@code Thread.isVirtual()}; null before JDK 21, where no thread is. */
    private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

    private final AgentLoop loop;
    private final Thread thread;

    /**
     * Makes the thread. What the factory throws is the caller's to see.
     *
     * @throws NullPointerException if the factory made none
     * @throws IllegalStateException if the factory made one that cannot be used
     */
    AgentThread(final AgentLoop loop, final ThreadFactory threadFactory) {
        this.loop = loop;
        thread = Objects.requireNonNull(
                threadFactory.newThread(loop), "threadFactory must make a thread, but returned null");
        if (isVirtual(thread)) {
            throw new IllegalStateException("threadFactory must make platform threads, but made a virtual one for "
                    + loop.name() + ": an agent that spins or parks would hold up other virtual threads");
        }
        if (thread.getState() != Thread.State.NEW) {
            throw new IllegalStateException(
                    "threadFactory must make threads that are not started, but started " + loop.name());
        }
        thread.setName(loop.name());
    }

    /**
     * Starts the thread and waits until it has reached the agent, or a second has passed.
     *
     * @throws IllegalStateException if the thread ended before, as one may that a factory wraps in work of its own
     */
    void start() {
        loop.expectRunner();
        thread.start();
        final long beganNs = System.nanoTime();
        while (!loop.hasBegun() && System.nanoTime() - beganNs < STARTING_NS) {
            Checks.state(
                    thread.isAlive() || loop.hasBegun(),
                    loop.name() + " did not start: the thread of the threadFactory ended before it ran");
            LockSupport.parkNanos(Tuning.LOOK_AGAIN_NS);
        }
    }

    boolean isCurrent() {
        return loop.isRunBy(Thread.currentThread());
    }

    /** Asks the agent to end after its step. */
    void ask() {
        loop.ask();
    }

    /** Waits for the agent, which was asked to end. */
    void awaitEnd() {
        loop.awaitEnd();
    }

    private static boolean isVirtual(final Thread thread) {
        if (IS_VIRTUAL == null) {
            return false;
        }
        try {
            return (boolean) IS_VIRTUAL.invokeExact(thread);
        } catch (final Throwable e) {
            throw new AssertionError("Thread.isVirtual() throws nothing", e);
        }
    }

    private static @Nullable MethodHandle isVirtual() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (final ReflectiveOperationException e) {
            return null;
        }
    }
}
