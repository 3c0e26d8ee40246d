// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How often the gate is wrong, found with forks of one and the same jar: each run takes a window of successive forks of every
 * row, lets chance decide which of each pair is called base and which candidate, as a real run does, and asks the same
 * {@link Judge}. A row that fails is judged again by the forks that follow the window, and a row in doubt gets those, too. So
 * whatever the machine did while the forks were recorded, its drift and its stalls, is in the runs.
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

    /** How many forks of a row one run may need: a first look and a second one. */
    static int forksOfRun(final int rounds) {
        return 2 * 2 * rounds;
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
        final List<Sample> first = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            first.add(sample(rows.get(i), from, i == slower ? factor : 1));
        }
        final List<Comparison> looks = Comparison.of(first);
        final Map<Integer, Comparison> again = confirmations(looks, from + 2 * rounds, slower, factor);
        final List<Verdict> verdicts = new ArrayList<>();
        final List<Comparison> doubtful = judge.doubtful(looks);
        for (int i = 0; i < rows.size(); i++) {
            final Comparison look = looks.get(i);
            if (doubtful.contains(look)) {
                final Sample more = sample(rows.get(i), from + 2 * rounds, i == slower ? factor : 1);
                verdicts.add(judge.settle(look, Comparison.of(look.sample().with(more)))
                        .verdict());
            } else {
                verdicts.add(judge.judge(look, again.get(i)).verdict());
            }
        }
        return verdicts;
    }

    private Map<Integer, Comparison> confirmations(
            final List<Comparison> looks, final int from, final int slower, final double factor) {
        final List<Integer> suspects =
                judge.suspects(looks).stream().map(looks::indexOf).toList();
        final List<Comparison> second = Comparison.of(suspects.stream()
                .map(i -> sample(rows.get(i), from, i == slower ? factor : 1))
                .toList());
        final Map<Integer, Comparison> again = new HashMap<>();
        for (int i = 0; i < suspects.size(); i++) {
            again.put(suspects.get(i), second.get(i));
        }
        return again;
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
