// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import io.mpthrottle.Throttle;
import io.mpthrottle.contract.FailingClock;
import io.mpthrottle.contract.RecordingThreads;
import io.mpthrottle.contract.Workers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.ErrorHandler;

/** The clock throws in one of the agents, sooner or later. */
final class AgentDeath implements Fault {
    private static final int LATEST_READING = 30;
    private static final int WORKERS = 2;

    /** What the user's error handler does when it is told. */
    enum Handler {
        LISTENS,
        THROWS {
            @Override
            void afterwards(Throwable error) {
                throw new IllegalStateException("the handler is broken, too", error);
            }
        },
        IS_OUT_OF_MEMORY {
            @Override
            void afterwards(Throwable error) {
                // More than any heap: the JVM itself throws.
                long[][] tooMuch = new long[Integer.MAX_VALUE][];
                throw new AssertionError("there was room for " + tooMuch.length);
            }
        };

        void afterwards(Throwable error) {}
    }

    private final Handler handler;

    AgentDeath(Handler handler) {
        this.handler = handler;
    }

    @Override
    public int inflict(Random random) throws Exception {
        Throwable cause = Drawn.throwable(random);
        FailingClock clock = new FailingClock();
        RecordingThreads agents = new RecordingThreads();
        List<Throwable> told = new CopyOnWriteArrayList<>();
        ErrorHandler tell = error -> {
            told.add(error);
            handler.afterwards(error);
        };
        try (Throttle throttle = Drawn.settings(random)
                .clock(clock)
                .threadFactory(agents)
                .errorHandler(tell)
                .build()) {
            throttle.start();
            Workers<Work> workers = Work.waiting(WORKERS, throttle);
            Thread victim = agents.threads().get(random.nextInt(agents.threads().size()));
            clock.failIn(victim, random.nextInt(LATEST_READING), cause);

            new Aftermath(throttle, told, cause).check(workers);
        }
        agents.awaitEnd();
        return 1;
    }
}
