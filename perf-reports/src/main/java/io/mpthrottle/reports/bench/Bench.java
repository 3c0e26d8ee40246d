// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.bench;

import io.mpthrottle.reports.forks.ForkFailed;
import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.JmhJar;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;

/**
 * A run: in each round one fork of each row, in random order, until each row has all of its forks. A fork that fails is made
 * once more, since on a shared machine one bad moment is no fault of the row. A row that fails again is left out from then on;
 * the others go on.
 */
final class Bench {
    private final JmhJar jar;
    private final MergedResults results;
    private final ProgressBar bar;
    private final Random random;
    private final Map<Row, String> failures = new LinkedHashMap<>();

    Bench(final JmhJar jar, final MergedResults results, final ProgressBar bar, final Random random) {
        this.jar = jar;
        this.results = results;
        this.bar = bar;
        this.random = random;
    }

    void run(final Part part) throws IOException, InterruptedException {
        part.runner().plan(part.forks());
        final int rounds =
                part.rows().stream().mapToInt(Choice.Planned::forks).max().orElse(0);
        for (int round = 0; round < rounds; round++) {
            final int current = round;
            final List<Choice.Planned> order = new ArrayList<>(
                    part.rows().stream().filter(row -> row.forks() > current).toList());
            Collections.shuffle(order, random);
            for (final Choice.Planned planned : order) {
                if (!failures.containsKey(planned.row())) {
                    run(part.runner(), new Task(jar, planned.row(), null, round, Phase.FIRST));
                }
                bar.step();
            }
        }
    }

    private void run(final ForkRunner runner, final Task task) throws IOException, InterruptedException {
        try {
            results.add(runner.run(task));
        } catch (final ForkFailed e) {
            runAgain(runner, task);
        }
    }

    private void runAgain(final ForkRunner runner, final Task task) throws IOException, InterruptedException {
        try {
            results.add(runner.run(task));
        } catch (final ForkFailed e) {
            failures.put(task.row(), String.valueOf(e.getMessage()));
        }
    }

    /** What each row said that failed. */
    List<String> failures() {
        return List.copyOf(failures.values());
    }
}
