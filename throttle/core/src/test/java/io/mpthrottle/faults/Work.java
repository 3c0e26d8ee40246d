// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import org.jspecify.annotations.Nullable;

/** What a worker did until the throttle stopped or failed: how many units it took, and why it had to end, if it had to. */
record Work(long taken, @Nullable Throwable failure) {
    /** Waits for fuel again and again. */
    static Workers<Work> waiting(int workers, Throttle throttle) {
        return Workers.start(workers, () -> {
            long taken = 0;
            try {
                while (throttle.awaitFuel()) {
                    taken++;
                }
                return new Work(taken, null);
            } catch (IllegalStateException e) {
                return new Work(taken, e.getCause());
            }
        });
    }

    /** Asks for fuel again and again, while the throttle runs. */
    static Workers<Work> asking(int workers, Throttle throttle) {
        return Workers.start(workers, () -> {
            long taken = 0;
            while (throttle.isRunning()) {
                taken += throttle.hasFuel() ? 1 : 0;
            }
            return new Work(taken, null);
        });
    }

    /** Each grant is a unit that a worker has, and an emission that was counted. */
    static void assertAllIsCounted(Throttle throttle, Workers<Work> workers) throws Exception {
        assertAllIsCounted(
                throttle, workers.results().stream().mapToLong(Work::taken).sum());
    }

    static void assertAllIsCounted(Throttle throttle, long taken) {
        Summary summary = throttle.stop();
        Stats stats = throttle.stats();
        assertThat(stats.granted()).as("granted").isEqualTo(taken);
        assertThat(summary.total()).as("total").isEqualTo(taken);
        assertThat(stats.held()).as("held").isNotNegative();
        assertThat(stats.discarded()).as("discarded").isNotNegative();
        assertThat(throttle.stop()).as("the summary, asked for again").isEqualTo(summary);
    }

    /** A start that failed is none, and the next one is as good as a first. */
    static void assertStartsAfterAll(Throttle throttle) throws Exception {
        assertThat(throttle.isRunning()).isFalse();
        assertThat(throttle.hasFuel()).isFalse();
        throttle.start();
        Workers<Work> workers = waiting(2, throttle);
        Eventually.holds("grants", () -> throttle.stats().granted() > 0);
        throttle.stop();
        assertAllIsCounted(throttle, workers);
    }
}
