// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.LangUtil;
import org.agrona.concurrent.NanoClock;
import org.jspecify.annotations.Nullable;

/** System.nanoTime, until a thread has read it so many times more. */
final class ThrowingClock implements NanoClock {
    private record Order(Thread victim, AtomicInteger readings, Throwable cause) {}

    private volatile @Nullable Order order;

    void throwIn(Thread victim, int readings, Throwable cause) {
        order = new Order(victim, new AtomicInteger(readings), cause);
    }

    @Override
    public long nanoTime() {
        Order due = order;
        if (due != null
                && Thread.currentThread() == due.victim()
                && due.readings().getAndDecrement() <= 0) {
            LangUtil.rethrowUnchecked(due.cause());
        }
        return System.nanoTime();
    }
}
