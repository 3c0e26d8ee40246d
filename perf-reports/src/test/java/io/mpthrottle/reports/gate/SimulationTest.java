// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpthrottle.reports.forks.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int FORKS = 120;
    private static final int RUNS = 1_000;

    /** A machine that becomes slower by a third during the recording, with forks that differ by 2 %. */
    private static Recorded drifting(final String name, final long seed) {
        final Random random = new Random(seed);
        final double[] costs = IntStream.range(0, FORKS)
                .mapToDouble(i -> 10 * (1 + 0.33 * i / FORKS) * (1 + 0.02 * random.nextGaussian()))
                .toArray();
        return new Recorded(new Row(name, Map.of(), 1), costs, new double[FORKS]);
    }

    private static Simulation simulation() {
        return new Simulation(
                List.of(drifting("a.B.c", 1), drifting("a.B.d", 2)), 10, new Judge(Rules.DEFAULT), new Random(3));
    }

    private static long regressed(final Simulation simulation, final int slower, final double factor) {
        return IntStream.range(0, RUNS)
                .filter(run -> Verdict.of(simulation.run(slower, factor)) == Verdict.REGRESSED)
                .count();
    }

    @Test
    void driftRaisesNoAlarm() {
        assertThat(regressed(simulation(), -1, 1)).isLessThanOrEqualTo(RUNS / 100);
    }

    @Test
    void aTenthIsFoundAllTheSame() {
        assertThat(regressed(simulation(), 0, 1.1)).isGreaterThanOrEqualTo(RUNS * 95 / 100);
    }

    @Test
    void aRowThatIsNotSlowedDownIsNotBlamed() {
        final Simulation simulation = simulation();
        final long blamed = IntStream.range(0, RUNS)
                .filter(run -> simulation.run(0, 1.1).get(1) == Verdict.REGRESSED)
                .count();

        assertThat(blamed).isLessThanOrEqualTo(RUNS / 100);
    }

    /** Two modes at random, so that many rows need more forks. Each fork has a cost of its own, by which it is recognized. */
    @Test
    void eachForkIsDrawnOnceAndSucceedsTheOneBefore() {
        final Random modes = new Random(4);
        final double[] costs = IntStream.range(0, FORKS)
                .mapToDouble(fork -> (modes.nextBoolean() ? 1_000 : 2_000) + fork)
                .toArray();
        final Recorded row = new Recorded(new Row("a.B.c", Map.of(), 1), costs, new double[FORKS]);
        final Simulation simulation = new Simulation(List.of(row), 10, new Judge(Rules.DEFAULT), new Random(5));

        final List<RowResult> results = IntStream.range(0, 1_000)
                .mapToObj(run -> simulation.results(-1, 1).get(0))
                .toList();

        assertThat(results)
                .filteredOn(result -> result.both() != null)
                .isNotEmpty()
                .allSatisfy(result -> {
                    final List<Integer> first = forks(result.first());
                    final List<Integer> both = forks(requireNonNull(result.both()));
                    assertThat(both).isEqualTo(successive(first.get(0), 40)).startsWith(first.toArray(Integer[]::new));
                    assertThat(result.first().sample().base())
                            .isEqualTo(Arrays.copyOf(result.both().sample().base(), 10));
                });
        assertThat(results)
                .filteredOn(result -> result.third() != null)
                .isNotEmpty()
                .allSatisfy(result -> {
                    final int last = forks(requireNonNull(result.both())).get(39);
                    assertThat(forks(requireNonNull(result.third()))).isEqualTo(successive(last + 1, 40));
                });
    }

    private static List<Integer> successive(final int first, final int forks) {
        return IntStream.range(first, first + forks).boxed().toList();
    }

    private static List<Integer> forks(final Comparison look) {
        return DoubleStream.concat(
                        Arrays.stream(look.sample().base()),
                        Arrays.stream(look.sample().candidate()))
                .mapToObj(cost -> (int) cost % 1_000)
                .sorted()
                .toList();
    }
}
