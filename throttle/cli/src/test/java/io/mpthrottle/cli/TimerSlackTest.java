// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimerSlackTest {
    private static final String PROPERTY = "throttle.timerslack.found";

    @AfterEach
    void forget() {
        System.clearProperty(PROPERTY);
    }

    @Test
    void isThatOfTheCallingThread() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/proc/self/timerslack_ns")));
        FutureTask<TimerSlack> lowered = new FutureTask<>(() -> {
            String number = Files.readSymbolicLink(Path.of("/proc/thread-self"))
                    .getFileName()
                    .toString();
            Files.writeString(Path.of("/proc", number, "timerslack_ns"), "1234");
            return TimerSlack.now();
        });
        TimerSlack before = TimerSlack.now();
        Thread thread = new Thread(lowered);
        thread.start();

        assertThat(lowered.get()).isEqualTo(new TimerSlack(1234)).hasToString("1.23 µs");
        assertThat(TimerSlack.now()).isEqualTo(before);
    }

    @Test
    void wasFoundByTheScriptOrIsWhatItIs() {
        assertThat(TimerSlack.found()).isEqualTo(TimerSlack.now());

        System.setProperty(PROPERTY, "50000");
        assertThat(TimerSlack.found()).hasToString("50.0 µs");
        System.setProperty(PROPERTY, "no number");
        assertThat(TimerSlack.found()).isEqualTo(TimerSlack.now());
    }

    @Test
    void isUnknownElsewhere() {
        assertThat(new TimerSlack(-1)).hasToString("unknown");
    }
}
