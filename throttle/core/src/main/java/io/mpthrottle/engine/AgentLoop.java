// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import io.mpthrottle.tank.Mailbox;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.IdleStrategy;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's thread does in one run: step, idle, read the mailbox, until a letter says that it ends.
 *
 * <p>Agrona's AgentRunner takes some throwables for an orderly end, and does not call onClose() after others. Here whatever
 * the agent, its idle strategy or a letter throws is a failure, and an end is orderly only when a letter asked for it.
 */
final class AgentLoop implements Runnable {
    private enum Stage {
        MADE,
        STARTING,
        RUNNING,
        GONE
    }

    private final String name;
    private final Agent agent;
    private final IdleStrategy idle;
    private final Mailbox mailbox;
    private final AgentFate fate;

    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.MADE);
    private final CountDownLatch gone = new CountDownLatch(1);

    /** Writer: the thread that runs this; readers: any. */
    private volatile @Nullable Thread runner;

    /** Of the thread that runs this alone: a letter sets it. */
    private boolean isEnding;

    AgentLoop(
            final String name,
            final Agent agent,
            final IdleStrategy idle,
            final Mailbox mailbox,
            final AgentFate fate) {
        this.name = name;
        this.agent = agent;
        this.idle = idle;
        this.mailbox = mailbox;
        this.fate = fate;
    }

    String name() {
        return name;
    }

    /** From now on a thread may run this. Before, and a second time, running it does nothing. */
    void expectRunner() {
        stage.compareAndSet(Stage.MADE, Stage.STARTING);
    }

    boolean hasBegun() {
        return stage.get() == Stage.RUNNING || stage.get() == Stage.GONE;
    }

    boolean isRunBy(final Thread thread) {
        return runner == thread;
    }

    /** Asks for the end, which comes after the step that is under way. Called from any thread. */
    void ask() {
        mailbox.post(() -> isEnding = true);
    }

    /**
     * Waits until the thread that runs this is through, and has published all that it wrote. Returns at once if none has
     * begun; none will begin afterwards.
     */
    void awaitEnd() {
        if (stage.compareAndSet(Stage.MADE, Stage.GONE) || stage.compareAndSet(Stage.STARTING, Stage.GONE)) {
            return;
        }
        boolean interrupted = false;
        while (gone.getCount() > 0) {
            try {
                gone.await();
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        if (!stage.compareAndSet(Stage.STARTING, Stage.RUNNING)) {
            return;
        }
        runner = Thread.currentThread();
        mailbox.readBy(runner);
        try {
            turn();
        } catch (final Throwable t) {
            fate.failed(t);
        } finally {
            leave();
        }
    }

    private void turn() throws Exception {
        mailbox.read();
        boolean hasStepped = false;
        while (!isEnding) {
            final int work = agent.doWork();
            if (!hasStepped) {
                // Before the first park, and after the first step: the first unit is due at once.
                hasStepped = true;
                TimerSlack.reduce();
            }
            idle.idle(work);
            mailbox.read();
            if (Thread.currentThread().isInterrupted() && !isEnding) {
                throw new IllegalStateException(name + " ended before stop(): its thread was interrupted");
            }
        }
    }

    private void leave() {
        try {
            fate.left();
        } finally {
            mailbox.readBy(null);
            stage.set(Stage.GONE);
            gone.countDown();
        }
    }
}
