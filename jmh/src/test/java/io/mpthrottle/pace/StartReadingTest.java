// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Threading;
import io.mpthrottle.Throttle;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StartReadingTest {
    @Test
    void isThatOfTheRunAndNoOther() {
        AtomicLong clock = new AtomicLong(-1_000);
        try (Throttle throttle = Throttle.builder()
                .limit(1, Duration.ofSeconds(1))
                .threading(Threading.INVOKER)
                .clock(clock::incrementAndGet)
                .build()) {
            long before = clock.get();
            throttle.start();
            assertThat(StartReading.of(throttle)).isEqualTo(before + 1);

            throttle.stop();
            clock.set(5_000);
            throttle.start();
            assertThat(StartReading.of(throttle)).isEqualTo(5_001);
        }
    }
}
