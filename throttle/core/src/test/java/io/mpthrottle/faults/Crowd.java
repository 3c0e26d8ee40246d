// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.FailingClock;
import io.mpthrottle.contract.RecordingThreads;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A thousand threads wait when the throttle is stopped, closed, or dies. */
final class Crowd implements Fault {
    private static final int WAITERS = 1_000;

    private enum Ending {
        STOP,
        CLOSE,
        DEATH;

        void of(Throttle throttle) {
            Consumer<Throttle> call = this == CLOSE ? Throttle::close : Throttle::stop;
            call.accept(throttle);
        }
    }

    @Override
    public int inflict(Random random) throws Exception {
        FailingClock clock = new FailingClock();
        RecordingThreads agents = new RecordingThreads();
        Ending ending = Drawn.of(random, Ending.values());
        Throwable cause = Drawn.throwable(random);
        try (Throttle throttle = Drawn.lines(random, Throttle.builder())
                .limit(1, Duration.ofDays(1))
                .refill(Refill.HYBRID)
                .clock(clock)
                .threadFactory(agents)
                .errorHandler(error -> {})
                .build()) {
            throttle.start();
            Workers<Work> crowd = Work.waiting(WAITERS, throttle).parked();
            if (ending == Ending.DEATH) {
                clock.failIn(agents.threads().get(0), 0, cause);
            } else {
                ending.of(throttle);
            }
            List<Work> work = crowd.results();
            @Nullable Throwable expected = ending == Ending.DEATH ? cause : null;
            assertThat(work)
                    .hasSize(WAITERS)
                    .allSatisfy(w -> assertThat(w.failure()).isSameAs(expected));
            Work.assertAllIsCounted(throttle, crowd);
        }
        agents.awaitEnd();
        return 1;
    }
}
