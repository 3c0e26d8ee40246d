// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads emit into several lines, and what is told of them is what one sequence would be. */
@Timeout(60)
class EmissionLinesTest {
    private static final int LINES = 4;
    private static final int EMITTERS = 3;
    private static final int EMISSIONS = 200;

    private final Random random = new Random(4);

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 50_000})
    void threadsThatTakeTurnsMakeOneSequence(long originNs) throws Exception {
        ManualClock clock = new ManualClock(originNs);
        Timeline timeline =
                Timeline.on(clock, b -> b.asThrottle(false).lines(LINES)).start();
        Histogram expected = timeline.throttle().intervals();
        for (int emitted = 0; emitted < EMISSIONS; emitted++) {
            int intervalNs = random.nextInt(1_000);
            timeline.pass(intervalNs);
            inATurn(timeline.throttle()::emit);
            if (emitted > 0) {
                expected.recordValue(intervalNs);
            }
            workNowAndThen(timeline);
        }
        Stats stats = timeline.publishedStats();

        assertThat(stats.total()).isEqualTo(EMISSIONS);
        assertThat(stats.reordered()).isZero();
        assertThat(timeline.throttle().intervals()).isEqualTo(expected);
        assertThat(timeline.stop().total()).isEqualTo(EMISSIONS);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void eachGrantOfWhateverThreadIsOneEmission(Hardcap hardcap) throws Exception {
        Timeline timeline = Timeline.of(
                        b -> b.hardcap(hardcap).limit(1_000_000, SECOND).lines(LINES))
                .start();
        for (int turn = 0; turn < EMISSIONS; turn++) {
            timeline.pass(random.nextInt(3_000));
            inATurn(timeline.throttle()::hasFuel);
            workNowAndThen(timeline);
        }
        Stats stats = timeline.publishedStats();

        assertThat(stats.total()).isEqualTo(stats.granted()).isPositive();
        assertThat(stats.reordered()).isZero();
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(stats.total() - 1);
        assertThat(timeline.stop().total()).isEqualTo(stats.total());
    }

    @Test
    void aResetAmongTurnsLeavesWhatComesAfterIt() throws Exception {
        Timeline timeline = Timeline.of(b -> b.asThrottle(false).lines(LINES)).start();
        for (int reset = 0; reset < 5; reset++) {
            for (int emitted = 0; emitted < 20; emitted++) {
                timeline.pass(100);
                inATurn(timeline.throttle()::emit);
                workNowAndThen(timeline);
            }
            timeline.throttle().resetStats();
            for (int emitted = 0; emitted < 10; emitted++) {
                timeline.pass(100);
                inATurn(timeline.throttle()::emit);
            }
            Stats stats = timeline.publishedStats();

            assertThat(stats.total()).isEqualTo(10);
            assertThat(stats.reordered()).isZero();
            assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(9);
        }
        assertThat(timeline.stop().total()).isEqualTo(10);
    }

    /** The workers emit without a pause, through stops, starts and resets. */
    @ParameterizedTest
    @EnumSource(value = Threading.class, names = "INVOKER", mode = EnumSource.Mode.EXCLUDE)
    void totalsAreExactWhileThreadsEmit(Threading threading) throws Exception {
        AtomicLong begun = new AtomicLong();
        AtomicLong returned = new AtomicLong();
        AtomicBoolean isOver = new AtomicBoolean();
        try (Throttle throttle = Throttle.builder()
                .asThrottle(false)
                .threading(threading)
                .lines(LINES)
                .build()) {
            Workers<Void> workers = Workers.start(EMITTERS, () -> {
                while (!isOver.get()) {
                    begun.incrementAndGet();
                    throttle.emit();
                    returned.incrementAndGet();
                }
                return null;
            });
            long before = 0;
            for (int run = 0; run < 50; run++) {
                throttle.start();
                long least = returned.get();
                long total = throttle.stop().total();
                assertThat(total).as("run %d", run).isBetween(least, begun.get());
                assertThat(total).isGreaterThanOrEqualTo(before);
                before = total;
            }
            throttle.start();
            long leastReset = returned.get();
            throttle.resetStats();
            long mostReset = begun.get();
            isOver.set(true);
            workers.results();

            long all = returned.get();
            long total = throttle.stop().total();
            assertThat(total).isBetween(all - mostReset, all - leastReset);
        }
    }

    private void workNowAndThen(Timeline timeline) {
        if (random.nextInt(5) == 0) {
            timeline.work();
        }
    }

    /** In a thread of its own, which has a home of its own. */
    private static void inATurn(Runnable emission) throws Exception {
        Workers.start(1, () -> {
                    emission.run();
                    return null;
                })
                .results();
    }
}
