// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.run;

import io.mpthrottle.reports.environment.Environment;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a directory has.
 *
 * @param folder where it is
 * @param jmh rows of JMH
 * @param forks all forks
 * @param pace the pace rig's trials
 * @param gate the gate's findings
 * @param environment where it was measured
 * @param peers how the peers are set up
 * @param damaged files that are there and could not be read, with the reason
 */
public record Run(
        Path folder,
        List<JmhEntry> jmh,
        List<ForkRun> forks,
        @Nullable PaceRun pace,
        @Nullable GateRun gate,
        @Nullable Environment environment,
        List<PeerSettings> peers,
        List<String> damaged) {
    /**
     * Lists the trials of the pace rig.
     *
     * @return none when it did not run
     */
    public List<Trial> trials() {
        return pace == null ? List.of() : pace.trials();
    }

    /**
     * Lists the trials of the pace rig that took turns with a floor.
     *
     * @return none when it did not run
     */
    public List<PaceRun.Turns> turns() {
        return pace == null ? List.of() : pace.turns();
    }

    /**
     * Tells what the machine itself does to an interval.
     *
     * @return that, or null where it was not measured
     */
    public PaceRun.@Nullable Platform platform() {
        return pace == null ? null : pace.platform();
    }

    /**
     * Lists the modes that spare processor time, in turns with what they are compared with.
     *
     * @return none when the pace rig did not run
     */
    public List<PaceRun.Sparing> sparing() {
        return pace == null ? List.of() : pace.sparing();
    }

    /**
     * Tells whether there is something to report.
     *
     * @return true when no measurement was found
     */
    public boolean isEmpty() {
        return jmh.isEmpty() && forks.isEmpty() && pace == null && gate == null;
    }
}
