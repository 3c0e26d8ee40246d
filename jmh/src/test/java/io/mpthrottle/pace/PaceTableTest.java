// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpthrottle.Refill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceTableTest {
    @Test
    void alignsColumns() {
        PaceTable table = new PaceTable("name", "figure", "verdict");
        table.add("a", "1,000", "PASS");
        table.add("longer", "2", "FAIL: why");

        assertThat(table.text()).isEqualTo("""
                        name    figure  verdict
                        a        1,000  PASS
                        longer       2  FAIL: why
                        """);
        assertThatThrownBy(() -> table.add("too", "few"))
                .hasMessageContaining("3 cells")
                .hasMessageContaining("few");
    }

    @Test
    void writesTimesInUnitsThatSuit() {
        assertThat(PaceTable.time(18)).isEqualTo("18 ns");
        assertThat(PaceTable.time(1_250)).isEqualTo("1.3 µs");
        assertThat(PaceTable.time(12e6)).isEqualTo("12.0 ms");
        assertThat(PaceTable.time(2.5e9)).isEqualTo("2.5 s");
    }

    @Test
    void showsARateThatWasMissed(@TempDir Path folder) throws Exception {
        PaceReport report = new PaceReport(folder, 1);
        TrialSpec spec = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 100_000, 1);
        report.add(Trials.trial(spec, 0.25, 13_000, 60_000, 0.5, "missed the rate"));

        assertThat(PaceTable.of(report.content()).lines().skip(1).findFirst().orElse(""))
                .matches("mpthrottle +PARKED +SPINNING +100,000 +75.000 % +1.000x +1.300x .* FAIL: missed the rate");
    }
}
