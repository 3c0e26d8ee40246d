// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static io.mpthrottle.contract.Timeline.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Stats;
import io.mpthrottle.Summary;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day at 1,000 a second, every unit taken through hasFuel, is exact. */
class DayLongRunTest {
    private static final long DAY_UNITS = 86_400_000;

    @ParameterizedTest
    @CsvSource({"LIMIT, false", "NONE, true"})
    void aDayAtAThousandASecondIsExact(Hardcap hardcap, boolean monitored) {
        Timeline timeline = Timeline.of(
                        b -> b.hardcap(hardcap).limit(1000, SECOND).asMonitor(monitored))
                .start();
        long taken = 0;
        for (int tenth = 0; tenth <= 864_000; tenth++) {
            timeline.at(tenth * 100_000_000L);
            taken += timeline.drain();
        }

        Stats stats = timeline.publishedStats();
        assertThat(taken).isEqualTo(DAY_UNITS + 1);
        assertThat(stats.granted()).isEqualTo(taken);
        assertThat(stats.discarded()).isZero();
        assertThat(stats.held())
                .as("due within the 10 ms until the publication")
                .isEqualTo(10);
        Summary summary = timeline.stop();
        assertThat(summary.total()).isEqualTo(DAY_UNITS + 1);
        assertThat(summary.runtime()).isEqualTo(Duration.ofDays(1).plusMillis(10));
    }

    @ParameterizedTest
    @CsvSource({"WINDOW, 1000, 1000015259, 3600", "ONE, 1, 1000000, 100000"})
    void anExactWindowGrantsItsFullRateForHours(Hardcap hardcap, long burst, long spanNs, int bursts) {
        Timeline timeline = Timeline.started(hardcap, 1000, SECOND);
        for (int i = 0; i < bursts; i++) {
            assertThat(timeline.drain()).as("burst %d", i).isEqualTo(burst);
            timeline.after(Duration.ofNanos(spanNs));
        }

        assertThat(timeline.granted()).isEqualTo(burst * bursts);
        assertThat(timeline.held()).isEqualTo(burst);
    }
}
