// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import io.mpthrottle.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The bounds judged from outside, with spinning threads that outnumber the processors, so that each of them and the
 * refill agent lose theirs in the middle of everything.
 */
@Timeout(60)
class SeenFromOutsideTest {
    private static final long SECOND_NS = 1_000_000_000;
    private static final Duration RUN = Duration.ofMillis(700);

    @ParameterizedTest
    @EnumSource(Refill.class)
    void noHalfOpenWindowHoldsMoreThanMaxN(Refill refill) throws Exception {
        Sightings sightings = sightings(Hardcap.WINDOW, refill, 50, 5_000_000);

        assertThat(sightings.count()).isGreaterThan(100);
        assertThat(sightings.mostCertainlyWithin(5_000_000)).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(Refill.class)
    void twoGrantsAreNeverCloserThanT(Refill refill) throws Exception {
        Sightings sightings = sightings(Hardcap.ONE, refill, 5_000, SECOND_NS);

        assertThat(sightings.count()).isGreaterThan(30);
        assertThat(sightings.mostCertainlyWithin(200_000)).isOne();
    }

    @ParameterizedTest
    @EnumSource(Refill.class)
    void limitKeepsItsBound(Refill refill) throws Exception {
        Sightings sightings = sightings(Hardcap.LIMIT, refill, 10, 2_000_000);

        assertThat(sightings.count()).isGreaterThan(30);
        assertThat(sightings.worstExcessOverLimitBound(10, 2_000_000)).isNotPositive();
    }

    private static Sightings sightings(Hardcap hardcap, Refill refill, long maxN, long perNs) throws Exception {
        try (Throttle throttle = Throttle.builder()
                .limit(maxN, Duration.ofNanos(perNs))
                .hardcap(hardcap)
                .refill(refill)
                .autoCalibrate(false)
                .build()) {
            throttle.start();
            Workers<Sightings.Log> spinning = Workers.start(2, () -> spinAndLog(throttle));
            Thread.sleep(RUN.toMillis());
            long total = throttle.stop().total();

            Sightings sightings = Sightings.of(spinning.results());
            assertThat(total).isEqualTo(sightings.count());
            return sightings;
        }
    }

    private static Sightings.Log spinAndLog(Throttle throttle) {
        Sightings.Log log = new Sightings.Log();
        while (throttle.isRunning()) {
            long beforeNs = System.nanoTime();
            if (throttle.hasFuel()) {
                log.add(beforeNs, System.nanoTime());
            }
        }
        return log;
    }
}
