// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Throttle;
import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What must hold when an agent died of a cause. */
record Aftermath(Throttle throttle, List<Throwable> told, Throwable cause) {
    /** Everybody learns of it, and what was granted before is counted. */
    void check(Workers<Work> workers) throws Exception {
        List<Work> work = workers.results();
        assertThat(work)
                .as("what workers came home with")
                .allSatisfy(w -> assertThat(w.failure()).isSameAs(cause));
        Eventually.holds("the error handler was told", () -> !told.isEmpty());
        assertThat(told).as("what the error handler was told").containsOnly(cause);
        assertThat(throttle.isRunning()).isFalse();
        // The agent that lives may have been placing: until it leaves there may be fuel, but nobody is refused untold.
        AtomicLong taken = new AtomicLong(work.stream().mapToLong(Work::taken).sum());
        assertTells(() -> takeAll(taken));
        assertTells(() -> awaitAll(taken));
        Work.assertAllIsCounted(throttle, taken.get());
        assertThat(told).as("no emission is missing at the end").containsOnly(cause);
        assertTells(throttle::start);
    }

    private void takeAll(AtomicLong taken) {
        while (throttle.hasFuel()) {
            taken.incrementAndGet();
        }
    }

    private void awaitAll(AtomicLong taken) throws InterruptedException {
        while (throttle.awaitFuel()) {
            taken.incrementAndGet();
        }
    }

    private void assertTells(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class).hasCause(cause);
    }
}
