// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.ForkRunner;
import java.util.List;

/**
 * Rows that run in random order among each other, with the same iterations in every fork.
 *
 * @param rows the rows, each with its number of forks
 * @param runner runs the forks
 */
record Part(List<Choice.Planned> rows, ForkRunner runner) {
    int forks() {
        return rows.stream().mapToInt(Choice.Planned::forks).sum();
    }
}
