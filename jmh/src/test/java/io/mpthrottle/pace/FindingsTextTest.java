// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.Refill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingsTextTest {
    @TempDir
    private Path folder;

    @Test
    void showsARateThatWasMissed() throws Exception {
        Findings findings = new Findings(folder, "scripts/pace", 1);
        TrialSpec spec = TrialSpec.ours(Refill.PARKED, Worker.SPINNING, 100_000, 1);
        findings.add(Trials.trial(spec, 0.25, 13_000, 60_000, 0.5, "missed the rate"));

        assertThat(FindingsText.of(findings).lines().skip(1).findFirst().orElse(""))
                .matches("mpthrottle +PARKED +SPINNING +100\u202f000 +75.000\u202f% +1.000× +1.300× .*"
                        + " FAIL: missed the rate");
    }

    @Test
    void printsTheGoalsThatThePageShows() throws Exception {
        Findings findings = new Findings(folder, "scripts/pace", 1);
        findings.add(Trials.ours(Refill.HYBRID, 1_000, 0, 1_000_000, 500, 0.16));

        assertThat(FindingsText.of(findings))
                .contains("HYBRID at 1\u202f000/s", "≤ 15.0\u202f%: 16.0\u202f%", "missed");
    }
}
