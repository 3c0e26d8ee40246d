// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import org.agrona.LangUtil;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/** System.nanoTime, until one thread's readings are made to fail. */
final class FailingClock implements NanoClock {
    private volatile @Nullable Thread victim;
    private volatile @Nullable Throwable failure;

    void failIn(Thread thread, Throwable with) {
        failure = with;
        victim = thread;
    }

    void recover() {
        victim = null;
    }

    @Override
    public long nanoTime() {
        if (Thread.currentThread() == victim) {
            LangUtil.rethrowUnchecked(failure);
        }
        return System.nanoTime();
    }
}
