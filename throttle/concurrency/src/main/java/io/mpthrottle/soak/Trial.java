// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.soak;

import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.jspecify.annotations.Nullable;

/** Runs one leg: three runs of a throttle with workers of which half ask and half wait, then the books. */
final class Trial {
    private static final int RUNS = 3;

    /** What is loaded on the first refusal, the first wait, the first stop; a byte a grant is a thousand times more. */
    private static final long MOST_ALLOCATED_BYTES = 64 << 10;

    private final Leg leg;
    private final List<Throwable> told = new CopyOnWriteArrayList<>();

    private Trial(final Leg leg) {
        this.leg = leg;
    }

    static Result of(final Leg leg, final long millis) throws InterruptedException {
        return new Trial(leg).run(millis);
    }

    private Result run(final long millis) throws InterruptedException {
        try (Throttle throttle = leg.throttle(told::add)) {
            final List<Worker> workers = IntStream.range(0, leg.workers())
                    .mapToObj(number -> Worker.start(throttle, number % 2 == 1))
                    .toList();
            final AgentRunner invoker = invoker(throttle);
            long total = 0;
            int emitting = 0;
            for (int run = 0; run < RUNS; run++) {
                throttle.start();
                Thread.sleep(Math.max(1, millis / RUNS));
                final long before = total;
                total = throttle.stop().total();
                emitting += total > before ? 1 : 0;
            }
            for (final Worker worker : workers) {
                worker.end();
            }
            if (invoker != null) {
                invoker.close();
            }
            return result(throttle, workers, emitting);
        }
    }

    /** The duty cycle of a user. */
    private @Nullable AgentRunner invoker(final Throttle throttle) {
        if (leg.threading() != Threading.INVOKER) {
            return null;
        }
        final AgentRunner runner =
                new AgentRunner(new BackoffIdleStrategy(10, 10, 1_000, 100_000), told::add, null, throttle.agent());
        AgentRunner.startOnThread(runner);
        return runner;
    }

    private Result result(final Throttle throttle, final List<Worker> workers, final int emitting) {
        final Stats stats = throttle.stats();
        final Ledger ledger = new Ledger(
                leg,
                RUNS,
                emitting,
                workers.stream().mapToLong(Worker::taken).sum(),
                stats,
                throttle.intervals().getTotalCount());
        final List<String> breaches = new ArrayList<>(ledger.breaches());
        told.forEach(error -> breaches.add("the error handler was told: " + error));
        final long allocatedBytes =
                workers.stream().mapToLong(Worker::allocatedBytes).sum();
        if (allocatedBytes > MOST_ALLOCATED_BYTES) {
            breaches.add("workers allocated " + allocatedBytes + " B in " + stats.total() + " grants");
        }
        return new Result(
                leg, stats.total(), stats.discarded(), stats.reordered(), stats.runtime(), allocatedBytes, breaches);
    }
}
