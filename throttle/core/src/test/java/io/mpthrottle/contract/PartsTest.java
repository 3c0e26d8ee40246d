// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static io.mpthrottle.contract.Views.NOTHING;
import static io.mpthrottle.contract.Views.assertPace;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A monitor without a throttle, and a throttle without a monitor. */
class PartsTest {
    @Test
    void aMonitorAloneNeedsNoLimit() {
        Timeline timeline = Timeline.of(b -> b.asThrottle(false)).start();
        for (int i = 0; i < 10; i++) {
            timeline.throttle().emit();
            timeline.after(Duration.ofMillis(200));
        }
        Stats stats = timeline.throttle().stats();

        assertThat(stats.total()).isEqualTo(10);
        assertThat(stats.granted()).isZero();
        assertThat(stats.held()).isZero();
        assertThat(stats.discarded()).isZero();
        assertPace("latest", stats.latest(), 0.25e9);
        Summary summary = timeline.stop();
        assertThat(summary.total()).isEqualTo(10);
        assertThat(summary.runtime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(summary.meanPerSecond()).isEqualTo(5.0);
    }

    @Test
    void aMonitorAloneMayBeGivenALimitThatItIgnores() {
        Timeline timeline = Timeline.of(b -> b.asThrottle(false).limit(1, Duration.ofDays(1)))
                .start();
        for (int i = 0; i < 1000; i++) {
            timeline.throttle().emit();
        }

        assertThat(timeline.stop().total()).isEqualTo(1000);
    }

    @ParameterizedTest
    @EnumSource(Hardcap.class)
    void aThrottleAloneCountsItsGrants(Hardcap hardcap) {
        Timeline timeline = Timeline.of(b -> b.hardcap(hardcap).limit(4, SECOND).asMonitor(false))
                .start();
        long taken = 0;
        for (int i = 0; i <= 10; i++) {
            timeline.at(Duration.ofMillis(500L * i));
            taken += timeline.drain();
        }
        Stats stats = timeline.publishedStats();

        assertThat(stats.total()).isEqualTo(taken).isPositive();
        assertThat(stats.granted()).isEqualTo(taken);
        assertThat(stats.latest()).isEqualTo(NOTHING);
        assertThat(stats.loHi()).isEqualTo(NOTHING);
        assertThat(stats.hiLo()).isEqualTo(NOTHING);
        Summary summary = timeline.stop();
        assertThat(summary.total()).isEqualTo(taken);
        assertThat(summary.runtime()).isEqualTo(Duration.ofMillis(5010));
        assertThat(summary.meanIntervalNanos()).isEqualTo(5.01e9 / taken);
        assertPace("mean", timeline.throttle().stats().mean(), 5.01e9 / taken);
    }
}
