// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static io.mpthrottle.contract.Views.NOTHING;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** resetStats() begins the statistics anew, and leaves fuel and schedule alone. */
class ResetStatsTest extends OnLines {
    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void everythingCountedStartsFromZeroWhileRunning(Hardcap hardcap) {
        Timeline timeline = started(hardcap, 4, SECOND);
        for (int i = 0; i < 20; i++) {
            timeline.at(Duration.ofMillis(500L * i));
            timeline.drain();
        }
        timeline.settle().after(Duration.ofMillis(500));
        long held = timeline.held();

        timeline.throttle().resetStats();
        assertCleared(timeline.after(Duration.ofMillis(10)).throttle().stats(), held);
        assertThat(timeline.throttle().stats().runtime()).isEqualTo(Duration.ofMillis(10));
        assertThat(timeline.throttle().intervals().getTotalCount()).isZero();
        assertThat(timeline.throttle().latestIntervals().getTotalCount()).isZero();

        long taken = timeline.drain();
        assertThat(taken).isEqualTo(held).isPositive();
        timeline.after(Duration.ofMillis(10));
        Stats stats = timeline.throttle().stats();
        assertThat(stats.total()).isEqualTo(taken);
        assertThat(stats.granted()).isEqualTo(taken);
        assertPace("mean", stats.mean(), 20e6 / taken);
        assertThat(timeline.stop().total()).isEqualTo(taken);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void everythingCountedStartsFromZeroWhileStopped(Hardcap hardcap) {
        Timeline timeline = started(hardcap, 4, SECOND).settle();
        timeline.drain();
        timeline.after(SECOND).stop();
        long held = timeline.held();

        timeline.throttle().resetStats();

        assertCleared(timeline.throttle().stats(), held);
        timeline.after(SECOND).start();
        timeline.after(SECOND);
        long taken = timeline.drain();
        assertThat(timeline.stop().total()).isEqualTo(taken).isPositive();
        assertThat(timeline.throttle().stats().runtime()).isEqualTo(SECOND);
    }

    private static void assertCleared(Stats stats, long held) {
        assertThat(stats.total()).isZero();
        assertThat(stats.granted()).isZero();
        assertThat(stats.discarded()).isZero();
        assertThat(stats.overflow()).isZero();
        assertThat(stats.reordered()).isZero();
        assertThat(stats.latest()).isEqualTo(NOTHING);
        assertThat(stats.mean()).isEqualTo(NOTHING);
        assertThat(stats.loHi()).isEqualTo(NOTHING);
        assertThat(stats.hiLo()).isEqualTo(NOTHING);
        assertThat(stats.held()).as("fuel is not statistics").isEqualTo(held);
    }

    @Test
    void overflowAndReorderedAreClearedToo() {
        Timeline timeline = of(b -> b.asThrottle(false).emissionCapacity(64)).start();
        for (int i = 100; i > 0; i--) {
            timeline.throttle().emit(i);
        }
        assertThat(published(timeline).overflow()).isEqualTo(36);
        assertThat(timeline.throttle().stats().reordered())
                .as("all but the first of each line")
                .isEqualTo(64 - lines());

        timeline.throttle().resetStats();

        assertCleared(published(timeline), 0);
    }

    @Test
    void theScheduleGoesOnAsItWas() {
        Timeline timeline = started(Hardcap.LIMIT, 4, SECOND).at(Duration.ofMillis(600));
        timeline.drain();
        timeline.throttle().resetStats();

        assertThat(timeline.at(Duration.ofMillis(749)).drain()).isZero();
        assertThat(timeline.at(Duration.ofMillis(750)).drain()).isOne();
    }

    @Test
    void withoutAMonitorTheGrantsAreCleared() {
        Timeline timeline = of(b -> b.limit(4, SECOND).asMonitor(false)).start().at(SECOND);
        assertThat(timeline.drain()).isEqualTo(4);

        timeline.throttle().resetStats();

        assertThat(timeline.throttle().stats().total()).isZero();
        assertThat(timeline.throttle().stats().granted()).isZero();
        assertThat(timeline.settle().at(SECOND.multipliedBy(2)).drain()).isPositive();
        assertThat(timeline.stop().total()).isEqualTo(timeline.granted()).isPositive();
    }

    @Test
    void afterCloseItIsRefused() {
        Timeline timeline = started(Hardcap.LIMIT, 4, SECOND);
        timeline.throttle().close();

        assertThatThrownBy(timeline.throttle()::resetStats)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
