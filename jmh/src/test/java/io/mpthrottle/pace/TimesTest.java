// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
    private static final long SECOND = 1_000_000_000;

    private final Times times = new Times(3);

    @Test
    void clampsWhatIsOutOfRange() {
        times.record(-7);
        times.record(Long.MAX_VALUE);

        assertThat(times.histogram().getMinValue()).isZero();
        assertThat(times.histogram().getMaxValue()).isGreaterThanOrEqualTo(60 * SECOND);
        assertThat(times.histogram().getTotalCount()).isEqualTo(2);
    }

    @Test
    void aProbeCountsThePauseItSleptThrough() {
        times.recordExpecting(35, 10);

        assertThat(times.histogram().getTotalCount()).isEqualTo(3); // 35, 25, 15
    }
}
