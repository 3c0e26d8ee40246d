// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/**
 * Waits like the default strategy (spin, yield, park for up to 1 ms), and remembers for each thread when it last went to look for
 * fuel. The fuel that it found then was granted no earlier.
 */
final class LastLooks implements Supplier<IdleStrategy> {
    private final ThreadLocal<Look> mine = ThreadLocal.withInitial(Look::new);

    /** Called by each waiting thread when it waits for the first time. */
    @Override
    public IdleStrategy get() {
        return mine.get();
    }

    /** When the calling thread last went to look for fuel, or the instant at which it called, whichever is later. */
    long notBefore(final long calledNs) {
        final long lookedNs = mine.get().lookedNs;
        return lookedNs - calledNs < 0 ? calledNs : lookedNs;
    }

    private static final class Look implements IdleStrategy {
        private final IdleStrategy backoff =
                new BackoffIdleStrategy(100, 10, TimeUnit.MICROSECONDS.toNanos(1), TimeUnit.MILLISECONDS.toNanos(1));

        /** Long ago at first, since a thread may be granted fuel before it ever waited. */
        private long lookedNs = System.nanoTime() - (1L << 62);

        @Override
        public void idle(final int workCount) {
            backoff.idle(workCount);
            lookedNs = System.nanoTime();
        }

        @Override
        public void idle() {
            backoff.idle();
            lookedNs = System.nanoTime();
        }

        @Override
        public void reset() {
            backoff.reset();
        }

        @Override
        public String alias() {
            return "last-looks";
        }
    }
}
