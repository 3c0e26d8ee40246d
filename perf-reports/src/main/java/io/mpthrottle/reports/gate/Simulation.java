// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.Phase;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * How often the gate is wrong, found with recorded forks of one jar. Each run takes a window of successive forks of every row,
 * lets chance call one fork of each pair base and the other candidate, as a real run does, and asks the same {@link Looks}.
 * Rows that need another look get the forks that follow. So the runs contain whatever the machine did while the forks were
 * recorded, drift and stalls included.
 */
final class Simulation {
    private final List<Recorded> rows;
    private final int rounds;
    private final Judge judge;
    private final Random random;

    Simulation(final List<Recorded> rows, final int rounds, final Judge judge, final Random random) {
        this.rows = rows;
        this.rounds = rounds;
        this.judge = judge;
        this.random = random;
    }

    /** The most forks of a row that a run needs for all its looks. */
    static int forksOfRun(final int rounds) {
        return Arrays.stream(Phase.values())
                .mapToInt(phase -> forks(phase, rounds))
                .sum();
    }

    private static int forks(final Phase phase, final int rounds) {
        return 2 * phase.rounds(rounds);
    }

    /** The verdicts of one run; the candidate of the row {@code slower} costs {@code factor} times as much, of none if -1. */
    List<Verdict> run(final int slower, final double factor) {
        return results(slower, factor).stream().map(RowResult::verdict).toList();
    }

    /** The same with the looks that led to each verdict. */
    List<RowResult> results(final int slower, final double factor) {
        final Window window = new Window(slower, factor);
        final Looks<Integer> looks = new Looks<>(
                judge,
                window.next(Phase.FIRST, IntStream.range(0, rows.size()).boxed().toList()));
        looks.second(window.next(Phase.SECOND, looks.needSecond()));
        looks.third(window.next(Phase.THIRD, looks.needThird()));
        return looks.results();
    }

    /** Successive forks of each row, look after look; no fork is used twice. */
    private final class Window {
        private final int slower;
        private final double factor;
        private int at;

        Window(final int slower, final double factor) {
            this.slower = slower;
            this.factor = factor;
            final int fewest = rows.stream().mapToInt(Recorded::forks).min().orElse(0);
            at = random.nextInt(fewest - forksOfRun(rounds) + 1);
        }

        Map<Integer, Sample> next(final Phase phase, final List<Integer> wanted) {
            final Map<Integer, Sample> samples = new LinkedHashMap<>();
            wanted.forEach(row ->
                    samples.put(row, sample(rows.get(row), at, phase.rounds(rounds), row == slower ? factor : 1)));
            at += forks(phase, rounds);
            return samples;
        }
    }

    /** Two successive forks are a round. */
    private Sample sample(final Recorded row, final int from, final int pairs, final double factor) {
        final double[] base = new double[pairs];
        final double[] candidate = new double[pairs];
        final double[] baseAlloc = new double[pairs];
        final double[] candidateAlloc = new double[pairs];
        for (int pair = 0; pair < pairs; pair++) {
            final int one = from + 2 * pair;
            final int first = random.nextInt(2);
            base[pair] = row.costs()[one + first];
            baseAlloc[pair] = row.allocs()[one + first];
            candidate[pair] = row.costs()[one + 1 - first] * factor;
            candidateAlloc[pair] = row.allocs()[one + 1 - first];
        }
        return new Sample(row.row(), base, candidate, baseAlloc, candidateAlloc, 0);
    }
}
