// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;

/**
 * A throttle under {@link Threading#INVOKER} on a manual clock. Time passes and the agents work only when the test says
 * so: {@link #pass} is a stalled refill agent, {@link #work} one duty cycle, {@link #at} a refill agent that is awake.
 */
final class Timeline {
    static final Duration SECOND = Duration.ofSeconds(1);

    /** More duty cycles than any amount of work needs at a standing clock. */
    private static final int ROUNDS = 64;

    private final ManualClock clock;
    private final Throttle throttle;
    private final List<Throwable> errors = new ArrayList<>();
    private final long originNs;
    private @Nullable Agent agent;

    private Timeline(ManualClock clock, UnaryOperator<Throttle.Builder> settings) {
        this.clock = clock;
        this.originNs = clock.nowNs();
        this.throttle = settings.apply(Throttle.builder()
                        .threading(Threading.INVOKER)
                        .clock(clock)
                        .emissionCapacity(4096)
                        .errorHandler(errors::add))
                .build();
    }

    static Timeline of(UnaryOperator<Throttle.Builder> settings) {
        return on(new ManualClock(0), settings);
    }

    static Timeline on(ManualClock clock, UnaryOperator<Throttle.Builder> settings) {
        return new Timeline(clock, settings);
    }

    static Timeline of(Hardcap hardcap, long maxN, Duration per) {
        return of(builder -> builder.hardcap(hardcap).limit(maxN, per));
    }

    static Timeline started(Hardcap hardcap, long maxN, Duration per) {
        return of(hardcap, maxN, per).start();
    }

    Throttle throttle() {
        return throttle;
    }

    ManualClock clock() {
        return clock;
    }

    /** Nanoseconds since the timeline was made. */
    long elapsedNs() {
        return clock.nowNs() - originNs;
    }

    List<Throwable> errors() {
        return errors;
    }

    // life cycle

    Timeline start() {
        throttle.start();
        agent = throttle.agent();
        try {
            agent.onStart();
        } catch (Exception e) {
            throw new AssertionError("onStart", e);
        }
        return this;
    }

    Summary stop() {
        Summary summary = throttle.stop();
        assertNoErrors();
        return summary;
    }

    // time and the agents

    /** Time passes while the agents sleep. */
    Timeline pass(Duration span) {
        return pass(span.toNanos());
    }

    Timeline pass(long ns) {
        clock.advance(ns);
        return this;
    }

    /** Time passes until {@code sinceOrigin} while the agents sleep. */
    Timeline passUntil(Duration sinceOrigin) {
        return pass(sinceOrigin.toNanos() - elapsedNs());
    }

    /** One duty cycle of the agents. */
    int work() {
        try {
            int done = Objects.requireNonNull(agent, "start() first").doWork();
            assertNoErrors();
            return done;
        } catch (Exception e) {
            throw new AssertionError("doWork at " + elapsedNs() + " ns", e);
        }
    }

    /** Duty cycles until there is nothing left to do at this instant; at least two. */
    Timeline settle() {
        work();
        for (int round = 1; round < ROUNDS; round++) {
            if (work() == 0) {
                return this;
            }
        }
        return this;
    }

    /** The agents wake at this instant and do all there is to do. */
    Timeline at(Duration sinceOrigin) {
        return passUntil(sinceOrigin).settle();
    }

    Timeline at(long sinceOriginNs) {
        return pass(sinceOriginNs - elapsedNs()).settle();
    }

    Timeline after(Duration span) {
        return pass(span).settle();
    }

    // workers

    /** Takes at most {@code units}, ends at the first refusal, and says how many it got. */
    long take(long units) {
        long taken = 0;
        while (taken < units && throttle.hasFuel()) {
            taken++;
        }
        return taken;
    }

    /** Takes what the queue holds. */
    long drain() {
        return take(Long.MAX_VALUE);
    }

    /** Takes all there is, letting the agent top the queue up from its reserve. */
    long drainWithReserve() {
        long all = 0;
        for (long got = drain(); got > 0; got = drain()) {
            all += got;
            settle();
        }
        return all;
    }

    // what it says of itself

    /** Statistics as they stand after the next publication: the clock moves on by the default refresh rate. */
    Stats publishedStats() {
        after(Duration.ofMillis(10));
        return throttle.stats();
    }

    long granted() {
        return throttle.stats().granted();
    }

    long held() {
        return throttle.stats().held();
    }

    long discarded() {
        return throttle.stats().discarded();
    }

    /** Granted, held and discarded: all that ever fell due, with LIMIT and NONE. */
    long accounted() {
        Stats stats = throttle.stats();
        return stats.granted() + stats.held() + stats.discarded();
    }

    private void assertNoErrors() {
        assertThat(errors).as("errors reported at %s ns", elapsedNs()).isEmpty();
    }
}
