// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Time adds up while a throttle runs and stands still between its runs, wherever the clock began. */
class RunTimeTest {
    private static final long START_NS = -20;

    private final RunTime running = RunTime.NONE.begin(START_NS);

    @Test
    void timePassesWhileItRuns() {
        assertThat(running.untilNs(START_NS + 50)).isEqualTo(50);
    }

    @Test
    void noneHasPassedBeforeTheStart() {
        assertThat(RunTime.NONE.untilNs(1_000)).isZero();
        assertThat(running.untilNs(START_NS - 1)).isZero();
    }

    @Test
    void timeStandsStillAfterTheEnd() {
        final RunTime ended = running.end(START_NS + 50);

        assertThat(ended.running()).isFalse();
        assertThat(ended.untilNs(START_NS + 90)).isEqualTo(50);
    }

    @Test
    void runsAddUp() {
        final RunTime again = running.end(START_NS + 50).begin(START_NS + 100);

        assertThat(again.running()).isTrue();
        assertThat(again.untilNs(START_NS + 107)).isEqualTo(57);
        assertThat(again.end(START_NS + 107).finishedNs()).isEqualTo(57);
    }

    @Test
    void aResetBeginsAnewAndLeavesItRunningOrNot() {
        assertThat(running.reset(START_NS + 30).untilNs(START_NS + 50)).isEqualTo(20);
        assertThat(running.end(START_NS + 30).reset(START_NS + 40).untilNs(START_NS + 50))
                .isZero();
    }
}
