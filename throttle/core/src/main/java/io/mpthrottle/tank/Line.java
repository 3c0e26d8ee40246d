// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jctools.queues.varhandle.MpmcVarHandleArrayQueue;

/**
 * One of the tank's queues, with a way to fetch the memory of the next free slot early.
 *
 * <p>A slot has two cache lines: one of its sequence and one of its element. Neighbouring slots share them, so the worker that
 * took the last unit still has both in its cache. The refill agent then has to wait for them at the very moment when the next
 * unit is due, and that wait is different each time.
 *
 * <p>The queue is the VarHandle variant of JCTools: it loads no {@code sun.misc.Unsafe} and so prints no warning on JDK 24 and
 * later.
 */
class Line extends MpmcVarHandleArrayQueue<Unit> {
    private static final VarHandle SEQUENCE = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle ELEMENT = MethodHandles.arrayElementVarHandle(Object[].class);

    Line(final int units) {
        super(Math.max(2, units));
    }

    /** How many units wait here. The index of the takes is read last and volatile. Exact for the thread that alone places. */
    final long waiting() {
        final long placed = currentProducerIndex();
        return placed - currentConsumerIndex();
    }

    /**
     * Fetches the lines that the next {@code offer} writes to. Each gets an atomic write of the value that it already holds, so
     * nothing changes. A load would not do: it fetches a shared copy, and the store after it has to wait again.
     */
    final void fetchNext() {
        final int slot = (int) (currentProducerIndex() & mask);
        final long unusedSequence = (long) SEQUENCE.getAndAddRelease(sequenceBuffer, slot, 0L);
        // A full queue has a unit in that slot. The write then fails, and fetches the line all the same.
        final boolean unusedOutcome =
                ELEMENT.weakCompareAndSetPlain((Object[]) buffer, slot, (Object) null, (Object) null);
    }
}
