// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.model;

import io.mpthrottle.reports.environment.Environment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a directory has, which may be of several runs.
 *
 * @param jmh rows of JMH
 * @param pace what the pace rig found
 * @param gate the gate's findings
 * @param environment of rows and gate, and of the pace rig where that names none of its own
 * @param peers how the peers are set up
 * @param damaged files that are there and could not be read, with the reason
 */
public record Run(
        List<JmhEntry> jmh,
        @Nullable Measurement pace,
        @Nullable GateRun gate,
        @Nullable Environment environment,
        List<PeerSettings> peers,
        List<String> damaged) {
    /** The trials of the pace rig. */
    public List<Trial> trials() {
        return pace == null ? List.of() : pace.trials();
    }

    /** The contests of the pace rig. */
    public List<Contest> contests() {
        return pace == null ? List.of() : pace.contests();
    }

    /** The machine and the build that the pace rig measured. */
    public @Nullable Environment environmentOfPace() {
        return pace == null || pace.environment() == null ? environment : pace.environment();
    }

    /** Whether there is no measurement to report. */
    public boolean isEmpty() {
        return jmh.isEmpty() && pace == null && gate == null;
    }
}
