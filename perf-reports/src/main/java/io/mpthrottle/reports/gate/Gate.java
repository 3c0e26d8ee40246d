// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.ForkRunner;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;

/** A run: the rounds of each look, and the verdicts in the end. */
final class Gate {
    private final ForkRunner runner;
    private final Rounds order;
    private final Judge judge;
    private final int rounds;
    private final ProgressBar bar;

    Gate(final ForkRunner runner, final Rounds order, final Judge judge, final int rounds, final ProgressBar bar) {
        this.runner = runner;
        this.order = order;
        this.judge = judge;
        this.rounds = rounds;
        this.bar = bar;
    }

    void run(final List<Row> rows) throws IOException, InterruptedException {
        repeat(rows, Phase.FIRST);
        again(looks().needSecond(), Phase.SECOND, "to look at again");
        again(looks().needThird(), Phase.THIRD, "to confirm");
    }

    private void again(final List<Row> rows, final Phase phase, final String why)
            throws IOException, InterruptedException {
        if (!rows.isEmpty()) {
            bar.maxHint(bar.getMax() + forks(rows, phase));
            bar.setExtraMessage(rows.size() + " " + why);
            repeat(rows, phase);
        }
    }

    private void repeat(final List<Row> rows, final Phase phase) throws IOException, InterruptedException {
        runner.plan(forks(rows, phase));
        for (int round = 0; round < phase.rounds(rounds); round++) {
            for (final Task task : order.next(rows, round, phase)) {
                runner.run(task);
                bar.step();
            }
        }
    }

    private int forks(final List<Row> rows, final Phase phase) {
        return rows.size() * phase.rounds(rounds) * 2;
    }

    /** The verdict on each row, by the forks that there are, whether or not the run came to its end. */
    List<RowResult> results() {
        return looks().results();
    }

    private Looks<Row> looks() {
        final Looks<Row> looks = new Looks<>(judge, samples(Phase.FIRST));
        looks.second(samples(Phase.SECOND));
        looks.third(samples(Phase.THIRD));
        return looks;
    }

    /** A look that was interrupted tells nothing, unless it is the first. */
    private Map<Row, Sample> samples(final Phase phase) {
        final int fewest = phase == Phase.FIRST ? Samples.FEWEST : phase.rounds(rounds);
        return Samples.of(runner.log().forks(), phase, fewest);
    }
}
