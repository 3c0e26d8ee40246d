// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.Fork;
import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Progress;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Task;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run: rounds, the first look, fresh rounds for the rows that failed, the second look; and more rounds for the rows that
 * could not be told, with a second look at those that fail then.
 */
final class Gate {
    private final ForkRunner runner;
    private final Rounds order;
    private final Judge judge;
    private final int rounds;
    private final Progress progress;

    Gate(final ForkRunner runner, final Rounds order, final Judge judge, final int rounds, final Progress progress) {
        this.runner = runner;
        this.order = order;
        this.judge = judge;
        this.rounds = rounds;
        this.progress = progress;
    }

    void run(final List<Row> rows) throws IOException, InterruptedException {
        repeat(rows, Phase.FIRST);
        final Map<Row, Sample> first = Samples.of(forks(), Phase.FIRST);
        final Map<Row, Comparison> looks = Comparison.of(first);
        again(judge.suspects(looks), Phase.CONFIRM, "to confirm");
        again(judge.doubtful(looks), Phase.MORE, "in doubt");
        again(judge.suspects(wider(first)), Phase.CONFIRM, "to confirm");
    }

    private void again(final List<Row> rows, final Phase phase, final String why)
            throws IOException, InterruptedException {
        if (!rows.isEmpty()) {
            progress.extend(rows.size() * rounds * 2, rows.size() + " " + why);
            repeat(rows, phase);
        }
    }

    /** The rows that got more forks, each with all that it had before. */
    private Map<Row, Comparison> wider(final Map<Row, Sample> first) {
        final Map<Row, Sample> all = new LinkedHashMap<>();
        Samples.of(forks(), Phase.MORE).forEach((row, more) -> {
            final Sample before = first.get(row);
            if (before != null) {
                all.put(row, before.with(more));
            }
        });
        return Comparison.of(all);
    }

    private void repeat(final List<Row> rows, final Phase phase) throws IOException, InterruptedException {
        runner.plan(rows.size() * rounds * 2);
        for (int round = 0; round < rounds; round++) {
            for (final Task task : order.next(rows, round, phase)) {
                runner.run(task);
                progress.step(round);
            }
        }
    }

    /** What is said of each row, by the forks that there are, whether all of them or not. */
    List<RowResult> results() {
        final Map<Row, Sample> first = Samples.of(forks(), Phase.FIRST);
        return judge.judge(Comparison.of(first), wider(first), Comparison.of(Samples.of(forks(), Phase.CONFIRM)));
    }

    private List<Fork> forks() {
        return runner.log().forks();
    }
}
