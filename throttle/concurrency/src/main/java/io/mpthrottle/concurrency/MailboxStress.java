// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.concurrency;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.mpthrottle.tank.Mailbox;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Letters to a thread that parks when there are none. */
public final class MailboxStress {
    private static final long HANGING_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int NEVER_WOKEN = -1;

    private MailboxStress() {}

    /** A letter is never missed: whenever it is posted, it wakes a reader that parks. */
    @JCStressTest
    @Outcome(id = "42", expect = ACCEPTABLE, desc = "Found, with what was written before it was posted.")
    @Outcome(id = "-1", expect = FORBIDDEN, desc = "Nobody woke the reader.")
    @Outcome(expect = FORBIDDEN, desc = "Read without what was written before it.")
    @State
    public static class PostAgainstPark {
        private final Mailbox mailbox = new Mailbox();
        private int written;

        /** Of the reader alone. */
        private boolean isRead;

        /** Whoever posts. */
        @Actor
        public void post() {
            written = 42;
            mailbox.post(() -> isRead = true);
        }

        /** The agent's thread. No wake-up takes as long as its park would. */
        @Actor
        public void read(final I_Result r) {
            mailbox.readBy(Thread.currentThread());
            mailbox.read();
            final long beganNs = System.nanoTime();
            while (!isRead && System.nanoTime() - beganNs < HANGING_NS) {
                LockSupport.parkNanos(this, HANGING_NS);
                mailbox.read();
            }
            r.r1 = System.nanoTime() - beganNs < HANGING_NS ? written : NEVER_WOKEN;
        }
    }

    /** Two letters at once: both are read, each once, by a reader that comes when they are there. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "Both.")
    @Outcome(expect = FORBIDDEN, desc = "One is lost, or was read twice.")
    @State
    public static class PostAgainstPost {
        private final Mailbox mailbox = new Mailbox();
        private int ones;
        private int others;

        /** One who posts. */
        @Actor
        public void one() {
            mailbox.post(() -> ones++);
        }

        /** Another. */
        @Actor
        public void other() {
            mailbox.post(() -> others++);
        }

        /** The reader. */
        @Arbiter
        public void read(final II_Result r) {
            mailbox.read();
            r.r1 = ones;
            r.r2 = others;
        }
    }
}
