// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.contract.ChildJvm;
import io.mpthrottle.contract.StoppedProcess;
import java.time.Duration;
import java.util.Random;

/** A process whose workers spin over, and wait for, a throttle of each bounded hardcap is stopped and goes on, at random. */
final class StoppedAtRandom implements Fault {
    private static final int STOPS = 5;
    private static final int PAUSE_THAT_TELLS_MS = 80;
    private static final int LONGEST_RUNNING_MS = 200;
    private static final int LONGEST_STOPPED_MS = 600;

    @Override
    public int inflict(Random random) throws Exception {
        ChildJvm child = StoppedProcess.start(Duration.ofMillis(PAUSE_THAT_TELLS_MS), 0);
        for (int stop = 0; stop < STOPS; stop++) {
            Thread.sleep(random.nextInt(LONGEST_RUNNING_MS));
            int stoppedMs = PAUSE_THAT_TELLS_MS + 20 + random.nextInt(LONGEST_STOPPED_MS);
            StoppedProcess.stopFor(child, stoppedMs);
        }
        child.endInput();
        ChildJvm.End end = child.end();
        assertThat(end.exitCode()).as(end.output()).isZero();
        assertThat(StoppedProcess.stopsSeen(end)).as(end.output()).isPositive();
        return STOPS;
    }
}
