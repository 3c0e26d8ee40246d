// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.contract.Eventually;
import io.mpthrottle.contract.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.concurrent.Agent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is posted is done once, by the refill's thread while there is a run and by the caller otherwise. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostTest {
    private final List<Throwable> told = new CopyOnWriteArrayList<>();

    /** Of whoever does the letters, one at a time. */
    private int done;

    /** Of the engine that was made last. */
    private @Nullable Lifecycle lifecycle;

    private Engine engine(final Threads threads) {
        final Settings settings = new Settings(new Draft()
                .limit(1, Duration.ofDays(1))
                .idling(Idling.PARKED)
                .threads(threads)
                .autoCalibrate(false));
        final Parts parts = new Parts(settings);
        lifecycle = parts.lifecycle;
        return new Engine(settings, parts, new Alarm() {
            @Override
            public void failed(final Throwable cause) {
                told.add(cause);
            }

            @Override
            public void warned(final String message) {
                told.add(new AssertionError(message));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"TWO, throttle-refill", "ONE, throttle-agents"})
    void inARunTheRefillsThreadDoesIt(final Threads threads, final String name) {
        final Engine engine = engine(threads);
        engine.start(this);
        final AtomicReference<Thread> by = new AtomicReference<>();

        engine.post(() -> by.set(Thread.currentThread()));

        Eventually.holds("the letter was read", () -> by.get() != null);
        assertThat(by.get().getName()).isEqualTo(name);
        engine.close();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void otherwiseTheCallerDoesIt(final Threads threads) {
        final Engine engine = engine(threads);
        engine.post(() -> done++);
        assertThat(done).as("before the first start").isOne();

        engine.start(this);
        engine.stop();
        engine.post(() -> done++);
        assertThat(done).as("after stop()").isEqualTo(2);

        engine.close();
        engine.post(() -> done++);
        assertThat(done).as("after close()").isEqualTo(3);
    }

    @Test
    void aDutyCycleDoesItInItsNextStep() throws Exception {
        final Engine engine = engine(Threads.NONE);
        final Agent agent = engine.invoked();
        engine.start(this);

        engine.post(() -> done++);
        assertThat(done).isZero();
        assertThat(agent.doWork()).isNotNegative();
        assertThat(done).isOne();

        engine.post(() -> done++);
        engine.stop();
        assertThat(done).as("stop() reads what no step has read").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void whatItThrowsInARunIsAFailure(final Threads threads) throws Exception {
        final IllegalArgumentException cause = new IllegalArgumentException("a bad letter");
        final Engine engine = engine(threads);
        engine.start(this);
        engine.post(() -> {
            throw cause;
        });
        if (engine.invoked() != null) {
            assertThat(engine.invoked().doWork()).isZero();
        }

        Eventually.holds("the failure was told", () -> !told.isEmpty());
        engine.close();
        assertThat(told).containsExactly(cause);
    }

    @Test
    void whatItThrowsOtherwiseIsTheCallersToSee() {
        final Engine engine = engine(Threads.TWO);
        assertThatThrownBy(() -> engine.post(() -> {
                    throw new IllegalArgumentException("a bad letter");
                }))
                .hasMessage("a bad letter");
        engine.start(this);
        engine.close();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noneIsLostOrDoneTwiceWhileRunsBeginAndEnd(final Threads threads) throws Exception {
        final Engine engine = engine(threads);
        final AtomicBoolean isOver = new AtomicBoolean();
        final Workers<Integer> posting = Workers.start(1, () -> {
            int posted = 0;
            do {
                engine.post(() -> done++);
                posted++;
                Thread.onSpinWait();
            } while (!isOver.get());
            return posted;
        });
        for (int run = 0; run < 50; run++) {
            engine.start(this);
            engine.stop();
        }
        isOver.set(true);
        final int posted = posting.results().get(0);
        engine.close();

        assertThat(done).isEqualTo(posted).isPositive();
        assertThat(told).isEmpty();
    }

    /** The thread that stops the throttle waits for the one that posts. */
    @Test
    void anAgentThatPostsWhileItIsStoppedWaitsForNobody() {
        final Engine engine = engine(Threads.TWO);
        final Lifecycle stage = Objects.requireNonNull(lifecycle);
        engine.start(this);
        final AtomicBoolean isEntered = new AtomicBoolean();
        engine.post(() -> {
            isEntered.set(true);
            while (stage.inRun()) {
                Thread.onSpinWait();
            }
            engine.post(() -> done++);
        });
        Eventually.holds("the letter is being read", isEntered::get);

        engine.stop();

        assertThat(done).isOne();
        engine.close();
    }
}
