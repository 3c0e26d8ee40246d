// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import io.mpthrottle.Throttle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Agents' threads have the least timer slack once they park, and nobody else's is touched. */
@Timeout(60)
class TimerSlackTest {
    private static void assumeThatThereIsOne() {
        Assumptions.assumeTrue(TimerSlack.currentNs() > 0, "no timer slack here: not Linux, or no /proc");
    }

    private static long inAnotherThread(final java.util.concurrent.Callable<Long> call) throws Exception {
        final FutureTask<Long> task = new FutureTask<>(call);
        new Thread(task).start();
        return task.get();
    }

    @Test
    void aThreadReducesItsOwn() throws Exception {
        assumeThatThereIsOne();
        final long before = TimerSlack.currentNs();

        assertThat(inAnotherThread(() -> {
                    TimerSlack.reduce();
                    return TimerSlack.currentNs();
                }))
                .isEqualTo(1);
        assertThat(TimerSlack.currentNs())
                .as("that of the thread that started it")
                .isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Refill.class,
            names = {"HYBRID", "PARKED"})
    void agentsThatParkHaveTheLeast(final Refill refill) throws Exception {
        assumeThatThereIsOne();
        final List<Long> slacks = new CopyOnWriteArrayList<>();
        final long before = TimerSlack.currentNs();
        // The clock is read by every thread that steps.
        try (Throttle throttle = Throttle.builder()
                .limit(1_000, Duration.ofSeconds(1))
                .refill(refill)
                .clock(() -> {
                    slacks.add(TimerSlack.currentNs());
                    return System.nanoTime();
                })
                .build()) {
            throttle.start();
            while (slacks.stream().filter(slack -> slack == 1).count() < 100) {
                throttle.awaitFuel();
            }
            assertThat(TimerSlack.currentNs())
                    .as("that of the thread that waited")
                    .isEqualTo(before);
        }
    }

    @Test
    void whereThereIsNoneItIsUnknown(@TempDir final Path proc) throws IOException {
        assertThat(TimerSlack.currentNs(proc)).isEqualTo(TimerSlack.UNKNOWN);

        Files.createSymbolicLink(proc.resolve("thread-self"), Path.of("7/task/8"));
        assertThat(TimerSlack.currentNs(proc)).as("no such thread").isEqualTo(TimerSlack.UNKNOWN);

        Files.createDirectories(proc.resolve("8"));
        Files.writeString(proc.resolve("8/timerslack_ns"), "50000\n");
        assertThat(TimerSlack.currentNs(proc)).isEqualTo(50_000);

        Files.writeString(proc.resolve("8/timerslack_ns"), "none\n");
        assertThat(TimerSlack.currentNs(proc)).as("something else stands there").isEqualTo(TimerSlack.UNKNOWN);
    }
}
