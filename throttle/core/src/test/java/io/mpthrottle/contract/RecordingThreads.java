// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** A thread factory that remembers the agents' threads. */
public final class RecordingThreads implements ThreadFactory {
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public Thread newThread(Runnable agent) {
        Thread thread = new Thread(agent, "test-agent-" + threads.size());
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    public List<Thread> threads() {
        return threads;
    }

    public void awaitEnd() {
        for (Thread thread : threads) {
            Eventually.holds(thread.getName() + " ended", () -> !thread.isAlive());
        }
    }
}
