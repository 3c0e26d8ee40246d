// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.LangUtil;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/** System.nanoTime, until one thread's readings are made to fail, at once or after so many more. */
public final class FailingClock implements NanoClock {
    private record Order(Thread victim, AtomicInteger readings, Throwable with) {}

    private volatile @Nullable Order order;

    void failIn(Thread thread, Throwable with) {
        failIn(thread, 0, with);
    }

    public void failIn(Thread thread, int afterReadings, Throwable with) {
        order = new Order(thread, new AtomicInteger(afterReadings), with);
    }

    void recover() {
        order = null;
    }

    @Override
    public long nanoTime() {
        Order due = order;
        if (due != null
                && Thread.currentThread() == due.victim()
                && due.readings().getAndDecrement() <= 0) {
            LangUtil.rethrowUnchecked(due.with());
        }
        return System.nanoTime();
    }
}
