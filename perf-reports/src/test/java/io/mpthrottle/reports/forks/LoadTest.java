// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.forks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    @Test
    void whatOthersUsedIsAllThatWasWorkedButOurOwn() {
        final Load load = Load.between(new CpuReading(0, 2, 0, 0, 0, 0), new CpuReading(10, 2, 20, 12, 10, 1));

        assertThat(load.otherShare()).isCloseTo(0.1, within(1e-9));
        assertThat(load.stolenShare()).isCloseTo(0.05, within(1e-9));
        assertThat(load.lostSeconds()).isCloseTo(1, within(1e-9));
    }

    @Test
    void timeThatTheKernelCannotAccountForIsLostToo() {
        final Load load = Load.between(new CpuReading(0, 2, 0, 0, 0, 0), new CpuReading(10, 2, 17, 10, 10, 1));

        assertThat(load.lostSeconds()).isCloseTo(4, within(1e-9));
    }

    @Test
    void aMachineThatDoesNotTellIsUnknown() {
        assertThat(Load.between(CpuReading.NONE, CpuReading.NONE).known()).isFalse();
        assertThat(Acceptance.DEFAULT.complaint(Load.UNKNOWN)).isNull();
    }

    @Test
    void countersAreReadFromProc(@TempDir final Path proc) throws Exception {
        Files.writeString(proc.resolve("stat"), """
                cpu  100 20 30 4000 50 6 7 800 9 10
                cpu0 50 10 15 2000 25 3 3 400 4 5
                cpu1 50 10 15 2000 25 3 4 400 5 5
                """);
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("self/stat"), "1 (a) b) S 1 1 1 0 -1 4 0 0 0 0 11 22 33 44 20 0 1 0 5 0 0 0\n");

        final CpuReading reading = CpuReading.of(proc);

        assertThat(reading.cores()).isEqualTo(2);
        assertThat(reading.counted()).isEqualTo(50.13);
        assertThat(reading.busy()).isCloseTo(1.63, within(1e-9));
        assertThat(reading.own()).isCloseTo(1.10, within(1e-9));
        assertThat(reading.stolen()).isEqualTo(8);
    }
}
