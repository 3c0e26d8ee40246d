// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;

/** One run of an agent on a thread of its own. */
final class AgentThread {
    private static final long STARTING_NS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NS = TimeUnit.MICROSECONDS.toNanos(20);

    private final WatchedAgent agent;
    private final AgentRunner runner;
    private final Thread thread;

    /** Makes the thread; whatever the factory throws is the caller's to see. */
    AgentThread(
            final WatchedAgent agent, final IdleStrategy idle, final Engine engine, final ThreadFactory threadFactory) {
        this.agent = agent;
        runner = new AgentRunner(agent.watched(idle), error -> failUnlessOrderly(error, engine), null, agent);
        thread = Objects.requireNonNull(
                threadFactory.newThread(runner), "threadFactory must make a thread, but returned null");
        thread.setName(agent.roleName());
    }

    private static void failUnlessOrderly(final Throwable error, final Engine engine) {
        if (!(error instanceof OrderlyEnd)) {
            engine.fail(error);
        }
    }

    /**
     * Starts the thread and waits until it has reached the agent, or a second has passed.
     *
     * @throws IllegalStateException if the thread ended before, as one may that a factory wraps in work of its own
     */
    void start() {
        thread.start();
        final long beganNs = System.nanoTime();
        while (!agent.hasStarted() && System.nanoTime() - beganNs < STARTING_NS) {
            Checks.state(
                    thread.isAlive() || agent.hasStarted(),
                    agent.roleName() + " did not start: the thread of the threadFactory ended before it ran");
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Asks the agent to end at its next step, which comes at once. */
    void ask() {
        agent.end();
        LockSupport.unpark(thread);
    }

    /** Ends the agent and waits for its thread, which then has published all that it wrote. */
    void end() {
        ask();
        // The runner takes an interrupted caller for impatience and interrupts the agent.
        final boolean interrupted = Thread.interrupted();
        try {
            runner.close(AgentRunner.RETRY_CLOSE_TIMEOUT_MS, late -> LockSupport.unpark(late));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
