// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.Fork;
import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Progress;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run: rounds, the first look, fresh rounds for the rows that failed, the second look. */
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
        final List<Sample> suspects = judge.suspects(Comparison.of(List.copyOf(first.values()))).stream()
                .map(Comparison::sample)
                .toList();
        if (!suspects.isEmpty()) {
            progress.extend(suspects.size() * rounds * 2, suspects.size() + " to confirm");
            repeat(
                    first.keySet().stream()
                            .filter(row -> suspects.contains(first.get(row)))
                            .toList(),
                    Phase.CONFIRM);
        }
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
        final Map<Row, Sample> second = Samples.of(forks(), Phase.CONFIRM);
        final List<Row> again = List.copyOf(second.keySet());
        final List<Comparison> confirmations = Comparison.of(List.copyOf(second.values()));
        final List<Comparison> looks = Comparison.of(List.copyOf(first.values()));
        final List<RowResult> results = new ArrayList<>();
        int i = 0;
        for (final Row row : first.keySet()) {
            final int confirmed = again.indexOf(row);
            results.add(judge.judge(looks.get(i++), confirmed < 0 ? null : confirmations.get(confirmed)));
        }
        return results;
    }

    private List<Fork> forks() {
        return runner.log().forks();
    }
}
