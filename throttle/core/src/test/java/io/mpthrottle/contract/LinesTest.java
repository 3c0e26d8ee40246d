// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the number of lines, the books balance to the unit. Several real threads drain what a round placed, under a clock
 * that stands meanwhile, so each round has an exact outcome.
 */
@Timeout(60)
class LinesTest {
    private static final int WORKERS = 4;
    private static final int ROUNDS = 8;

    /** Room for all emissions of a round, in however many lines. */
    private static final int EMISSIONS = 1 << 16;

    /** With 0 the number is not set. There the workers of a round disturb each other, and lines come when they like. */
    private static final int[] LINES = {0, 1, 2, 8, 64};

    private record Setup(Hardcap hardcap, int lines, long maxN) {
        Timeline start() {
            return Timeline.of(b -> {
                        b.hardcap(hardcap).limit(maxN, SECOND).emissionCapacity(EMISSIONS);
                        return lines == 0 ? b : b.lines(lines);
                    })
                    .start();
        }

        /** What one span {@link Timeline#SECOND} brings where units return. */
        long perRound() {
            return hardcap == Hardcap.ONE ? 1 : maxN;
        }

        long spacingNs() {
            return hardcap == Hardcap.ONE ? SECOND.toNanos() / maxN : SECOND.toNanos();
        }
    }

    static List<Setup> scheduled() {
        return setups(Hardcap.LIMIT, Hardcap.NONE);
    }

    static List<Setup> returning() {
        return setups(Hardcap.ONE, Hardcap.WINDOW);
    }

    private static List<Setup> setups(Hardcap... hardcaps) {
        List<Setup> setups = new ArrayList<>();
        for (Hardcap hardcap : hardcaps) {
            for (int lines : LINES) {
                for (long maxN : new long[] {5, 1_000, 20_000}) {
                    setups.add(new Setup(hardcap, lines, maxN));
                }
            }
        }
        return setups;
    }

    @ParameterizedTest
    @MethodSource("scheduled")
    void eachUnitThatFellDueIsGrantedHeldOrDiscarded(Setup setup) throws Exception {
        Timeline timeline = setup.start().settle();
        Schedule schedule = new Schedule(setup.maxN(), SECOND.toNanos());
        long taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            timeline.after(Duration.ofMillis(round % 2 == 0 ? 700 : 1_300));
            long due = schedule.dueBy(timeline.elapsedNs());
            assertThat(timeline.accounted()).as("due in round %d", round).isEqualTo(due);
            long held = timeline.held();

            long got = drain(timeline);

            assertThat(got).as("taken in round %d", round).isEqualTo(held);
            taken += got;
            Stats stats = timeline.throttle().stats();
            assertThat(stats.granted()).isEqualTo(taken);
            assertThat(stats.held()).isZero();
            assertThat(timeline.accounted()).isEqualTo(due);
        }
        assertEmitted(timeline, taken);
    }

    @ParameterizedTest
    @MethodSource("returning")
    void aUnitIsBackOnItsNanosecondAndNotBefore(Setup setup) throws Exception {
        Timeline timeline = setup.start().settle();
        long taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            assertThat(timeline.held()).as("held in round %d", round).isEqualTo(setup.perRound());
            taken += drain(timeline);
            assertThat(timeline.granted()).isEqualTo(taken).isEqualTo((round + 1) * setup.perRound());

            assertThat(timeline.after(Duration.ofNanos(setup.spacingNs() - 1)).drain())
                    .as("a nanosecond early in round %d", round)
                    .isZero();
            timeline.after(Duration.ofNanos(1));
        }
        assertEmitted(timeline, taken);
        assertThat(timeline.held()).isEqualTo(setup.perRound());
    }

    /** Each worker takes until it is refused; then nothing is left. */
    private static long drain(Timeline timeline) throws Exception {
        return sum(Workers.start(WORKERS, timeline::drain));
    }

    private static long sum(Workers<Long> workers) throws Exception {
        return workers.results().stream().mapToLong(Long::longValue).sum();
    }

    private static void assertEmitted(Timeline timeline, long taken) {
        Stats stats = timeline.publishedStats();
        assertThat(stats.total()).isEqualTo(taken);
        assertThat(stats.overflow()).isZero();
        assertThat(stats.reordered()).isZero();
        assertThat(timeline.stop().total()).isEqualTo(taken);
        assertThat(timeline.throttle().intervals().getTotalCount()).isEqualTo(taken - 1);
    }

    /** Workers go on while the agent works, until all that ever falls due is taken. */
    @ParameterizedTest
    @MethodSource("scheduled")
    void nothingIsLostWhileTheAgentPlaces(Setup setup) throws Exception {
        Timeline timeline = setup.start();
        long most = new Schedule(setup.maxN(), SECOND.toNanos()).dueBy(10 * SECOND.toNanos());
        AtomicBoolean done = new AtomicBoolean();
        Workers<Long> workers = Workers.start(WORKERS, () -> takeUntil(timeline, done));
        long granted = 0;
        for (int tenth = 0; tenth < 100; tenth++) {
            timeline.after(SECOND.dividedBy(10));
            long seen = timeline.granted();
            assertThat(seen).as("grants never go back").isBetween(granted, most);
            granted = seen;
        }
        done.set(true);
        long taken = sum(workers) + timeline.settle().drainWithReserve();

        assertThat(timeline.granted()).isEqualTo(taken);
        assertThat(timeline.held()).isZero();
        assertThat(timeline.accounted()).isEqualTo(most);
        assertThat(timeline.stop().total()).isEqualTo(taken);
    }

    private static long takeUntil(Timeline timeline, AtomicBoolean done) {
        long taken = 0;
        while (!done.get()) {
            taken += timeline.take(64);
        }
        return taken;
    }
}
