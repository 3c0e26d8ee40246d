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

/**
 * A run: rounds, the first look, fresh rounds for the rows that failed, the second look; and more rounds for the rows that
 * could not be told.
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
        final List<Comparison> looks = Comparison.of(List.copyOf(first.values()));
        again(first, judge.suspects(looks), Phase.CONFIRM, "to confirm");
        again(first, judge.doubtful(looks), Phase.MORE, "in doubt");
    }

    private void again(final Map<Row, Sample> first, final List<Comparison> looks, final Phase phase, final String why)
            throws IOException, InterruptedException {
        if (looks.isEmpty()) {
            return;
        }
        final List<Sample> samples = looks.stream().map(Comparison::sample).toList();
        progress.extend(samples.size() * rounds * 2, samples.size() + " " + why);
        repeat(
                first.keySet().stream()
                        .filter(row -> samples.contains(first.get(row)))
                        .toList(),
                phase);
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
        final Map<Row, Sample> more = Samples.of(forks(), Phase.MORE);
        final List<Row> again = List.copyOf(second.keySet());
        final List<Comparison> confirmations = Comparison.of(List.copyOf(second.values()));
        final List<Comparison> looks = Comparison.of(List.copyOf(first.values()));
        final List<RowResult> results = new ArrayList<>();
        int i = 0;
        for (final Row row : first.keySet()) {
            final Comparison look = looks.get(i++);
            final Sample added = more.get(row);
            if (added == null) {
                final int confirmed = again.indexOf(row);
                results.add(judge.judge(look, confirmed < 0 ? null : confirmations.get(confirmed)));
            } else {
                results.add(judge.settle(look, Comparison.of(look.sample().with(added))));
            }
        }
        return results;
    }

    private List<Fork> forks() {
        return runner.log().forks();
    }
}
