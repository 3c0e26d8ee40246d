// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Summary;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example in the README of mp_throttle, the Python package that this library succeeds. */
@Timeout(60)
class ReadmeExampleTest {
    @Test
    void fourASecondForFiveSecondsAreTwentyOrTwentyOne() throws Exception {
        try (Throttle throttle = Throttle.of(4, Duration.ofSeconds(1))) {
            Workers<Long> pool = Workers.start(4, () -> {
                        long worked = 0;
                        while (throttle.awaitFuel()) {
                            worked++;
                        }
                        return worked;
                    })
                    .parked();

            throttle.start();
            Thread.sleep(5_000);
            Summary summary = throttle.stop();

            List<Long> worked = pool.results();
            assertThat(worked.stream().mapToLong(Long::longValue).sum()).isEqualTo(summary.total());
            assertThat(summary.total()).isBetween(20L, 21L);
            assertThat(summary.meanIntervalNanos() / 1e9).isCloseTo(0.25, Offset.offset(0.02));
            assertThat(summary.meanPerSecond()).isCloseTo(4.0, Offset.offset(0.25));
            assertThat(summary.runtime()).isBetween(Duration.ofMillis(4_990), Duration.ofMillis(5_250));
        }
    }
}
