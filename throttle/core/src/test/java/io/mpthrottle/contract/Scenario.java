// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.contract;

import java.util.List;

/** A random timeline: a limit, where the clock starts, what happens, and what happens inside the clock readings. */
record Scenario(Limit limit, long originNs, boolean monitored, List<Move> moves, List<Interruption> interruptions) {
    /** What befalls the thread that reads the clock, and on which side of the reading. */
    record Interruption(HostileClock.Moment moment, List<Move> meanwhile) {}
}
