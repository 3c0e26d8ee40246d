// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import io.mpthrottle.contract.ManualClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The model itself: it convicts the guilty and nobody else. */
class ModelTest {
    @Test
    void unitsFallDueOnTheirNanosecondWhereverTheClockStands() {
        for (long startNs : new long[] {0, -7, Long.MAX_VALUE - 20, Long.MIN_VALUE}) {
            DueUnits due = new DueUnits(3, 100);
            due.begin(startNs);
            assertThat(due.until(startNs)).isOne();
            assertThat(due.nextNs()).isEqualTo(startNs + 34);
            assertThat(due.until(startNs + 33)).isOne();
            assertThat(due.until(startNs + 34)).isEqualTo(2);
            assertThat(due.until(startNs + 66)).isEqualTo(2);
            assertThat(due.until(startNs + 67)).isEqualTo(3);
            assertThat(due.until(startNs + 1_000_000)).isEqualTo(30_001);
        }
    }

    @Test
    void aRestartEarnsNothing() {
        DueUnits due = new DueUnits(3, 100);
        due.begin(0);
        assertThat(due.until(40)).isEqualTo(2);

        due.begin(50);
        assertThat(due.until(66)).isEqualTo(2);
        assertThat(due.until(67)).isEqualTo(3);
        assertThat(due.until(99)).isEqualTo(3);
        assertThat(due.until(100)).isEqualTo(4);

        due.begin(500);
        assertThat(due.until(500)).isEqualTo(5);
        assertThat(due.until(533)).isEqualTo(5);
        assertThat(due.until(534)).isEqualTo(6);
    }

    @Test
    void aDueCountBeyondLongsIsExact() {
        DueUnits due = new DueUnits(7_000_000, 1_000_000_000);
        due.begin(0);
        assertThat(due.until(3_600_000_000_000L * 10_000)).isEqualTo(7_000_000L * 3_600 * 10_000 + 1);
    }

    @Test
    void theLimitBoundIsBrokenByTheGrantThatIsOneTooMany() {
        grant(new GrantBound.OfLimit(2, 2, 100), 0, 0, 0, 50, 100);
        assertThatThrownBy(() -> grant(new GrantBound.OfLimit(2, 2, 100), 0, 0, 0, 49))
                .isInstanceOf(Breach.class);
        assertThatThrownBy(() -> grant(new GrantBound.OfLimit(2, 2, 100), 0, 1_000, 1_000, 1_000, 1_049))
                .isInstanceOf(Breach.class);
        grant(new GrantBound.OfLimit(2, 2, 100), Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 49);
    }

    @Test
    void aHalfOpenWindowHoldsSoManyAndNoMore() {
        grant(new GrantBound.OfWindow(2, 100), 0, 5, 100, 105);
        assertThatThrownBy(() -> grant(new GrantBound.OfWindow(2, 100), 0, 5, 99))
                .isInstanceOf(Breach.class);
    }

    @Test
    void aUnitIsBackOnTimeAndNotBefore() {
        assertThatThrownBy(() -> window().stepped(99, 2, 0)).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> window().stepped(100, 1, 0)).isInstanceOf(Breach.class);
        Fuel fuel = window();
        fuel.stepped(99, 1, 0);
        fuel.stepped(100, 2, 0);
        assertThat(fuel.held()).isEqualTo(2);
    }

    private static Fuel window() {
        Fuel fuel = new ReturningFuel(2, 100);
        fuel.begin(-10, 2, 0);
        fuel.take(-1);
        fuel.gaveBack(0);
        return fuel;
    }

    @Test
    void limitIsJudgedByTheLookBefore() {
        assertThatThrownBy(() -> fullThenDrained().stepped(20, 1, 0)).isInstanceOf(Breach.class);
        fullThenDrained().stepped(20, 0, 1);
    }

    @Test
    void limitKeepsWhatALookInBetweenMadeRoomFor() {
        assertThatThrownBy(() -> seenEmpty().stepped(40_000, 1, 2)).isInstanceOf(Breach.class);
        seenEmpty().stepped(40_000, 2, 1);
    }

    /** 1 each 10 ns and room for 2: both are taken after the last look. */
    private static Fuel fullThenDrained() {
        Fuel fuel = new CappedFuel(new DueUnits(1, 10), 2, GrantBound.none());
        fuel.begin(0, 0, 0);
        fuel.look();
        fuel.stepped(10, 2, 0);
        fuel.take(15);
        fuel.take(15);
        fuel.look();
        return fuel;
    }

    private static Fuel seenEmpty() {
        Fuel fuel = new CappedFuel(new DueUnits(1, 10_000), 2, GrantBound.none());
        fuel.begin(0, 0, 0);
        fuel.look();
        fuel.stepped(10_000, 2, 0);
        fuel.take(10_001);
        fuel.take(10_001);
        fuel.look();
        fuel.stepped(12_000, 0, 0);
        fuel.look();
        fuel.stepped(13_000, 0, 0);
        fuel.look();
        return fuel;
    }

    @Test
    void stampsOfTheLastSecondAreCounted() {
        LatestSecond latest = new LatestSecond(10_000_000);
        latest.clear(0);
        for (int ms = 10; ms <= 2_000; ms += 10) {
            latest.add(ms * 1_000_000L, true, ms * 1_000_000L);
        }
        assertThatThrownBy(() -> judge(latest, 99)).isInstanceOf(Breach.class);
        judge(latest, 100);
        latest.checkIntervals(100, 2_000_000_000);
        assertThatThrownBy(() -> latest.checkIntervals(99, 2_000_000_000)).isInstanceOf(Breach.class);
        assertThatThrownBy(() -> latest.checkIntervals(127, 2_000_000_000)).isInstanceOf(Breach.class);
    }

    /** Of many stamps it judges only now and then. */
    private static void judge(LatestSecond latest, double shown) {
        for (int i = 0; i < 32; i++) {
            assertThat(latest.checked(shown, 2_000_000_000)).isEqualTo(shown);
        }
    }

    @Test
    void aPlayerHasTheHomesOfAllWhoItPassesFor() throws Exception {
        // In one ring the second stamp would be overtaken, in two the older one comes first.
        assertThat(reorderedWhenEmitting(1, 30, 1, 20)).isOne();
        assertThat(reorderedWhenEmitting(1, 30, 2, 20)).isZero();
    }

    private static long reorderedWhenEmitting(int first, long firstNs, int second, long secondNs) throws Exception {
        ManualClock clock = new ManualClock(100);
        try (Throttle throttle = Throttle.builder()
                .asThrottle(false)
                .threading(Threading.INVOKER)
                .clock(clock)
                .lines(2)
                .build()) {
            throttle.start();
            Player.alone(() -> {
                Player.passFor(first);
                throttle.emit(firstNs);
                Player.passFor(second);
                throttle.emit(secondNs);
            });
            throttle.stop();
            return throttle.stats().reordered();
        }
    }

    @Test
    void theOldestOfAllLinesComesFirstAndWhatIsNewerWaitsOnce() {
        Waiting waiting = Waiting.inLines(2, 64);
        List<Long> out = new ArrayList<>();
        waiting.emit(0, 10);
        waiting.emit(0, 40);
        waiting.emit(1, 20);
        waiting.emit(1, 30);

        waiting.drain(25, out::add);
        assertThat(out).containsExactly(10L, 20L);
        waiting.emit(1, 50);
        waiting.drain(26, out::add);
        assertThat(out).containsExactly(10L, 20L, 30L, 40L);
        waiting.drainTo(waiting.mark(), out::add);
        assertThat(out).endsWith(50L);
    }

    @Test
    void linesHaveRoomForAllOfASingleWorker() {
        Waiting waiting = Waiting.inLines(4, 64);
        for (int i = 0; i < 64; i++) {
            assertThat(waiting.emit(3, i)).isTrue();
        }
        assertThat(waiting.emit(3, 64)).isFalse();
    }

    private static void grant(GrantBound bound, long... atNs) {
        for (long ns : atNs) {
            bound.grant(ns);
        }
    }
}
