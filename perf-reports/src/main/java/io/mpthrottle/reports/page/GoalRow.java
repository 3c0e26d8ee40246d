// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.page;

import io.mpthrottle.reports.goal.Check;
import io.mpthrottle.reports.goal.Goal;
import java.util.List;

/**
 * A goal as rows of a table.
 *
 * @param name of the goal
 * @param first its first figure
 * @param more its other figures
 */
record GoalRow(String name, Figure first, List<Figure> more) {
    static GoalRow of(final Goal goal) {
        final List<Figure> figures = goal.checks().stream().map(Figure::of).toList();
        return new GoalRow(goal.name(), figures.get(0), figures.subList(1, figures.size()));
    }

    int height() {
        return 1 + more.size();
    }

    /** One figure. */
    record Figure(String asked, String reached, Badge verdict) {
        static Figure of(final Check check) {
            return new Figure(check.asked(), check.reached(), Badge.of(check.outcome()));
        }
    }
}
