// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Side;
import io.mpthrottle.reports.forks.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The order of forks: each round has each row once from each jar. The rows are in random order, and so are base and candidate of
 * each row. So the machine's drift falls on both sides alike.
 */
final class Rounds {
    private final JmhJar base;
    private final JmhJar candidate;
    private final Random random;

    Rounds(final JmhJar base, final JmhJar candidate, final Random random) {
        this.base = base;
        this.candidate = candidate;
        this.random = random;
    }

    List<Task> next(final List<Row> rows, final int round, final Phase phase) {
        final List<Row> order = new ArrayList<>(rows);
        Collections.shuffle(order, random);
        final List<Task> tasks = new ArrayList<>();
        for (final Row row : order) {
            final List<Task> pair = new ArrayList<>(List.of(
                    new Task(base, row, Side.BASE, round, phase),
                    new Task(candidate, row, Side.CANDIDATE, round, phase)));
            Collections.shuffle(pair, random);
            tasks.addAll(pair);
        }
        return tasks;
    }
}
