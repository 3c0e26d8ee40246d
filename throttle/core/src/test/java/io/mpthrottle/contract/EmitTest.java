// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Emissions made by hand. */
class EmitTest extends OnLines {
    @Test
    void emitStampsWithTheThrottlesClock() {
        Timeline timeline = manual().start();
        timeline.throttle().emit();
        timeline.pass(Duration.ofMillis(3)).throttle().emit();
        timeline.pass(Duration.ofMillis(4)).throttle().emit();
        Stats stats = timeline.publishedStats();

        assertPace("loHi", stats.loHi(), 3e6);
        assertPace("hiLo", stats.hiLo(), 4e6);
    }

    @Test
    void aGrantIsNoEmissionWhenTheWorkerEmits() {
        Timeline timeline = manual().start().at(SECOND);
        assertThat(timeline.drain()).isEqualTo(4);
        timeline.throttle().emit();
        Stats stats = timeline.publishedStats();

        assertThat(stats.granted()).isEqualTo(4);
        assertThat(stats.total()).isOne();
        assertThat(timeline.stop().total()).isOne();
    }

    @Test
    void everyEmissionBeforeStopIsInItsSummaryAndALaterOneBelongsToTheNextRun() {
        Timeline timeline = manual().start();
        timeline.throttle().emit();
        assertThat(timeline.stop().total()).isOne();

        timeline.throttle().emit();
        timeline.throttle().emit();
        assertThat(timeline.stop().total()).as("stop() again").isOne();
        assertThat(timeline.throttle().stats().total()).isOne();

        timeline.pass(SECOND).start();
        timeline.throttle().emit();
        assertThat(timeline.stop().total()).isEqualTo(4);
    }

    @Test
    void anEmissionMadeWhileStopIsAtWorkBelongsToTheNextRunToo() {
        HostileClock clock = new HostileClock(0);
        Timeline timeline = on(clock, b -> b.limit(4, SECOND).autoEmit(false)).start();
        timeline.throttle().emit(1);
        clock.interruptWith(moment -> timeline.throttle().emit(2));

        assertThat(timeline.stop().total()).isOne();

        clock.interruptWith(moment -> {});
        timeline.start();
        assertThat(timeline.stop().total()).isGreaterThan(1);
    }

    @Test
    void anInstantIsConvertedToTheThrottlesClock() {
        try (Throttle throttle = monitorOnTheRealClock()) {
            throttle.start();
            Instant now = Instant.now();
            throttle.emit(now);
            throttle.emit(now.plusMillis(500));
            throttle.emit(now.plusMillis(800));
            throttle.stop();

            assertThat(throttle.stats().total()).isEqualTo(3);
            assertThat(throttle.stats().reordered()).isZero();
            assertThat(throttle.loHi().intervalNanos()).isBetween(200e6, 400e6);
            assertThat(throttle.hiLo().intervalNanos()).isBetween(400e6, 600e6);
        }
    }

    @Test
    void anInstantAndAReadingOfTheSameMomentMeetOnTheClock() {
        try (Throttle throttle = monitorOnTheRealClock()) {
            throttle.start();
            throttle.emit(System.nanoTime() - Duration.ofSeconds(10).toNanos());
            throttle.emit(Instant.now());
            throttle.stop();

            assertThat(throttle.hiLo().intervalNanos()).isBetween(9.5e9, 10.5e9);
        }
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void withoutAMonitorAnEmissionIsIgnored(Hardcap hardcap) {
        Timeline timeline = of(b ->
                        b.hardcap(hardcap).limit(4, SECOND).asMonitor(false).autoEmit(false))
                .start()
                .settle();
        timeline.throttle().emit();
        timeline.throttle().emit(5);
        timeline.throttle().emit(Instant.now());
        assertThat(timeline.take(1)).isOne();

        assertThat(timeline.stop().total()).as("total = grants").isOne();
    }

    private Timeline manual() {
        return of(b -> b.limit(4, SECOND).autoEmit(false));
    }

    private static Throttle monitorOnTheRealClock() {
        return Throttle.builder().asThrottle(false).threading(Threading.INVOKER).build();
    }
}
