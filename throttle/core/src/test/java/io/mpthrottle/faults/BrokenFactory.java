// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.RecordingThreads;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import org.agrona.LangUtil;
import org.jspecify.annotations.Nullable;

/** The thread factory throws, makes nothing, or makes threads that end at once; then it is well again, and so is all. */
final class BrokenFactory implements Fault {
    private static final class Factory implements ThreadFactory {
        private final RecordingThreads agents = new RecordingThreads();
        private @Nullable ThreadFactory broken;
        private int good;

        /** From the thread after {@code good} ones on. */
        void breakAfter(int good, ThreadFactory how) {
            this.good = good;
            broken = how;
        }

        void heal() {
            broken = null;
        }

        @Override
        public Thread newThread(Runnable agent) {
            ThreadFactory how = broken;
            return how == null || good-- > 0 ? agents.newThread(agent) : how.newThread(agent);
        }
    }

    private static Thread throwing(Throwable cause) {
        LangUtil.rethrowUnchecked(cause);
        throw new AssertionError();
    }

    @Override
    public int inflict(Random random) throws Exception {
        Factory factory = new Factory();
        Throwable refusal = Drawn.throwable(random);
        Threading threading = Drawn.of(random, Threading.DEDICATED, Threading.SHARED);
        try (Throttle throttle = Drawn.settings(random)
                .threading(threading)
                .threadFactory(factory)
                .build()) {
            factory.breakAfter(
                    threading == Threading.DEDICATED ? random.nextInt(2) : 0,
                    Drawn.<ThreadFactory>of(
                            random, agent -> throwing(refusal), agent -> null, agent -> new Thread(() -> {})));
            assertThat(catchThrowable(throttle::start))
                    .as("what start() throws")
                    .isNotNull();
            factory.agents.awaitEnd();

            factory.heal();
            Work.assertStartsAfterAll(throttle);
        }
        factory.agents.awaitEnd();
        return 1;
    }
}
