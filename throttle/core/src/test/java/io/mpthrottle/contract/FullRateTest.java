// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.Stats;
import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A tank of one reaches the full rate in every refill mode: the agent looks again between two due times. One that does
 * not gives half of it. Of three short runs the best counts, since a stall of the machine discards, too.
 */
@Timeout(60)
class FullRateTest {
    private static final int PER_SECOND = 200;

    @ParameterizedTest
    @CsvSource({
        "BUSY_SPIN, DEDICATED",
        "HYBRID, DEDICATED",
        "PARKED, DEDICATED",
        "BUSY_SPIN, SHARED",
        "HYBRID, SHARED",
        "PARKED, SHARED"
    })
    void aTankOfOneReachesTheFullRate(Refill refill, Threading threading) throws Exception {
        double best = 0;
        for (int attempt = 0; attempt < 3 && best < 0.7; attempt++) {
            best = Math.max(best, shareGranted(refill, threading));
        }

        assertThat(best).as("share of what fell due").isGreaterThan(0.7);
    }

    private static double shareGranted(Refill refill, Threading threading) throws Exception {
        try (Throttle throttle = Throttle.builder()
                .limit(1, Duration.ofSeconds(1).dividedBy(PER_SECOND))
                .refill(refill)
                .threading(threading)
                .build()) {
            throttle.start();
            for (int i = 0; i < PER_SECOND / 5; i++) {
                assertThat(throttle.awaitFuel()).isTrue();
            }
            Stats stats = throttle.stats();
            return stats.granted() / (double) (stats.granted() + stats.held() + stats.discarded());
        }
    }
}
