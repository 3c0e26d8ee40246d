// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The bounds hold when the whole process is stopped (SIGSTOP) for 600 ms, again and again, while workers spin. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class StoppedProcessTest {
    @Test
    void theBoundsHoldWhenTheProcessIsStoppedAgainAndAgain() throws Exception {
        List<String> options = new ArrayList<>(ChildJvm.words(ChildJvm.FLAG_ON_THE_CLASS_PATH));
        options.addAll(ChildJvm.classPath());
        ChildJvm child = ChildJvm.start(StoppedProcess.class, options);
        while (child.isAlive() && !child.printed().contains(StoppedProcess.READY)) {
            Thread.sleep(10);
        }

        for (int stop = 0; stop < StoppedProcess.STOPS; stop++) {
            Thread.sleep(130 + 17L * stop);
            signal("STOP", child);
            Thread.sleep(StoppedProcess.STOPPED_FOR.toMillis());
            signal("CONT", child);
        }

        ChildJvm.End end = child.end();
        System.out.print(end.output().replaceAll("(?m)^", "[stopped process] "));
        assertThat(end.exitCode()).as(end.output()).isZero();
    }

    private static void signal(String signal, ChildJvm child) throws Exception {
        int exit = new ProcessBuilder("kill", "-" + signal, String.valueOf(child.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).as("kill -%s", signal).isZero();
    }
}
