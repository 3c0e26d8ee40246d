// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.goal;

import java.util.List;

/**
 * One goal of the budget.
 *
 * @param name of what is measured
 * @param checks its figures
 */
public record Goal(String name, List<Check> checks) {
    /** A goal is missed if any of its figures is missed, and reached if all of them are reached. */
    public Outcome outcome() {
        if (has(Outcome.MISSED)) {
            return Outcome.MISSED;
        }
        if (has(Outcome.UNKNOWN) || checks.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        return has(Outcome.OPEN) ? Outcome.OPEN : Outcome.REACHED;
    }

    /** Whether the run has a figure for it. */
    public boolean isMeasured() {
        return checks.stream().anyMatch(check -> check.outcome() != Outcome.UNKNOWN);
    }

    private boolean has(final Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }
}
