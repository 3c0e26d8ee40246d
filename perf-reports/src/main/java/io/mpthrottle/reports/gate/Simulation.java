// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * How often the gate is wrong, found with forks of one and the same jar: each run takes a window of successive forks of every
 * row, lets chance decide which of each pair is called base and which candidate, as a real run does, and asks the same
 * {@link Judge}. A row that fails is judged again by the forks that follow the window; a row in doubt gets those, and is judged
 * again by the next ones if it fails then. So whatever the machine did while the forks were recorded, its drift and its
 * stalls, is in the runs.
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

    /** How many forks of a row one run may need: a first look, more for a row in doubt, and a second look. */
    static int forksOfRun(final int rounds) {
        return 3 * 2 * rounds;
    }

    /**
     * One run.
     *
     * @param slower the row whose candidate is slowed down, or -1 for none
     * @param factor by which its costs are multiplied
     * @return the verdict on each row
     */
    List<Verdict> run(final int slower, final double factor) {
        final int fewest = rows.stream().mapToInt(Recorded::forks).min().orElse(0);
        final int from = random.nextInt(fewest - forksOfRun(rounds) + 1);
        final Cut cut = (row, at) -> sample(rows.get(row), from + at * 2 * rounds, row == slower ? factor : 1);
        final Map<Integer, Sample> first =
                samples(IntStream.range(0, rows.size()).boxed().toList(), row -> cut.of(row, 0));
        final Map<Integer, Comparison> looks = Comparison.of(first);
        final Map<Integer, Comparison> second = Comparison.of(samples(judge.suspects(looks), row -> cut.of(row, 1)));
        final Map<Integer, Comparison> wider = Comparison.of(samples(
                judge.doubtful(looks),
                row -> Objects.requireNonNull(first.get(row)).with(cut.of(row, 1))));
        second.putAll(Comparison.of(samples(judge.suspects(wider), row -> cut.of(row, 2))));
        return judge.judge(looks, wider, second).stream()
                .map(RowResult::verdict)
                .toList();
    }

    /** A row's forks of the run, by the time when they come; which is which is drawn anew each time. */
    private interface Cut {
        Sample of(int row, int at);
    }

    private static Map<Integer, Sample> samples(final List<Integer> rows, final IntFunction<Sample> samples) {
        final Map<Integer, Sample> byRow = new LinkedHashMap<>();
        rows.forEach(row -> byRow.put(row, samples.apply(row)));
        return byRow;
    }

    /** Each two successive forks are a round. */
    private Sample sample(final Recorded row, final int from, final double factor) {
        final double[] base = new double[rounds];
        final double[] candidate = new double[rounds];
        final double[] baseAlloc = new double[rounds];
        final double[] candidateAlloc = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            final int one = from + 2 * round;
            final int first = random.nextInt(2);
            base[round] = row.costs()[one + first];
            baseAlloc[round] = row.allocs()[one + first];
            candidate[round] = row.costs()[one + 1 - first] * factor;
            candidateAlloc[round] = row.allocs()[one + 1 - first];
        }
        return new Sample(row.row(), base, candidate, baseAlloc, candidateAlloc, 0);
    }
}
