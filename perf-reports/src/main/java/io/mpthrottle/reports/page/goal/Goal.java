// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page.goal;

import java.util.List;

/**
 * One goal of the budget.
 *
 * @param name of what is measured
 * @param checks its figures
 */
public record Goal(String name, List<Check> checks) {
    /**
     * Judges: one figure that is missed misses the goal, and it is reached with all of them only.
     *
     * @return what became of it
     */
    public Outcome outcome() {
        if (has(Outcome.MISSED)) {
            return Outcome.MISSED;
        }
        return has(Outcome.UNKNOWN) || checks.isEmpty() ? Outcome.UNKNOWN : Outcome.REACHED;
    }

    /**
     * Tells whether the run has a figure for it.
     *
     * @return false when there is nothing to show
     */
    public boolean isMeasured() {
        return has(Outcome.REACHED) || has(Outcome.MISSED);
    }

    private boolean has(final Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }
}
