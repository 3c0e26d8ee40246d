// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The bounds hold when the whole process is stopped (SIGSTOP) for 600 ms, again and again, while workers spin. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class StoppedProcessTest {
    private static final int STOPS = 5;
    private static final long STOPPED_FOR_MS = 600;
    private static final Duration PAUSE_THAT_TELLS = Duration.ofMillis(500);

    @Test
    void theBoundsHoldWhenTheProcessIsStoppedAgainAndAgain() throws Exception {
        ChildJvm child = StoppedProcess.start(PAUSE_THAT_TELLS, 10 * STOPS);
        for (int stop = 0; stop < STOPS; stop++) {
            Thread.sleep(130 + 17L * stop);
            StoppedProcess.stopFor(child, STOPPED_FOR_MS);
        }
        child.endInput();

        ChildJvm.End end = child.end();
        System.out.print(end.output().replaceAll("(?m)^", "[stopped process] "));
        assertThat(end.exitCode()).as(end.output()).isZero();
        assertThat(StoppedProcess.stopsSeen(end)).isGreaterThanOrEqualTo(STOPS);
    }
}
