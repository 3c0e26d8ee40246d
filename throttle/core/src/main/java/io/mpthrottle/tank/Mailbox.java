// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.tank;

import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MessagePassingQueue;
import org.jctools.queues.varhandle.MpscLinkedVarHandleQueue;
import org.jspecify.annotations.Nullable;

/**
 * The door through which something happens to an agent that runs: a letter is work that the agent's thread does for somebody
 * else, between two of its steps. So the agent's fields stay those of one thread.
 *
 * <p>Assumptions: any number of threads post. One thread at a time reads, and a thread that takes over the reading is ordered
 * after the one before. Progress: posting is wait-free but for the wake-up. Reading never waits: where a poster was stopped
 * in the middle, its letter and those after it are left for a later look, and that poster's wake-up is still to come.
 *
 * <p><b>No letter is missed by a thread that parks.</b> Posting puts the letter into the queue, and then wakes the reader. If
 * the reader looked before the letter was there, the wake-up comes after that look. Then either the reader is parked and is
 * woken, or it has not parked yet, and its next park returns at once. The reader must look again after each park. To wake
 * first and post then would be wrong: the reader could look, find nothing, and park for good.
 *
 * <p><b>Memory order.</b> A letter is released by the queue and acquired by the reader, so the reader sees what the poster
 * wrote before it posted. The poster reads who the reader is after its letter is in the queue; the reader says who it is
 * before it looks for letters. A full fence on either side keeps each store before the load that follows it. So the poster
 * finds the reader, or the reader's first look finds the letter.
 *
 * <p>A look into an empty mailbox is one load of a cache line that nobody writes meanwhile.
 */
public final class Mailbox {
    private final MessagePassingQueue<Runnable> letters = new MpscLinkedVarHandleQueue<>();

    /** Writer: the reader, when it begins and when it leaves. Readers: whoever posts. */
    private volatile @Nullable Thread reader;

    /** Makes an empty mailbox that nobody reads yet. */
    public Mailbox() {}

    /**
     * Posts a letter and wakes the reader, if there is one and it is parked. Called from any thread.
     *
     * @param letter what the reader will do
     */
    public void post(final Runnable letter) {
        if (!letters.offer(letter)) {
            throw new IllegalStateException("a queue without bounds was full");
        }
        VarHandle.fullFence();
        LockSupport.unpark(reader);
    }

    /**
     * Says who reads and is to be woken. Called before that thread looks into the mailbox for the first time.
     *
     * @param thread the thread, or null when it will look no more
     */
    public void readBy(final @Nullable Thread thread) {
        reader = thread;
        VarHandle.fullFence();
    }

    /**
     * Does what the letters say, in the order in which they were posted. Called by one thread at a time. What a letter throws
     * is the caller's to see; the letters after it stay for the next call.
     */
    public void read() {
        Runnable letter = letters.relaxedPoll();
        while (letter != null) {
            letter.run();
            letter = letters.relaxedPoll();
        }
    }
}
