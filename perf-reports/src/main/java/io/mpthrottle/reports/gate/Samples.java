// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.reports.gate;

import io.mpthrottle.reports.forks.Fork;
import io.mpthrottle.reports.forks.Phase;
import io.mpthrottle.reports.forks.Row;
import io.mpthrottle.reports.forks.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Makes samples of forks. */
final class Samples {
    /** The fewest forks of a side that can be compared at all. */
    static final int FEWEST = 2;

    private Samples() {}

    /**
     * The forks of one phase that count, row by row. In a run that was interrupted, rows may have too few of them.
     *
     * @param fewest a row with fewer forks of a side is left out
     */
    static Map<Row, Sample> of(final List<Fork> forks, final Phase phase, final int fewest) {
        final Map<Row, List<Fork>> rows = forks.stream()
                .filter(fork -> fork.used() && fork.task().phase() == phase)
                .collect(Collectors.groupingBy(fork -> fork.task().row(), LinkedHashMap::new, Collectors.toList()));
        final Map<Row, Sample> samples = new LinkedHashMap<>();
        rows.forEach((row, all) -> {
            final Sample sample = sample(all);
            if (Math.min(sample.base().length, sample.candidate().length) >= fewest) {
                samples.put(row, sample);
            }
        });
        return samples;
    }

    private static Sample sample(final List<Fork> forks) {
        return new Sample(
                forks.get(0).row(),
                values(forks, Side.BASE, Fork::cost),
                values(forks, Side.CANDIDATE, Fork::cost),
                values(forks, Side.BASE, fork -> fork.result().alloc()),
                values(forks, Side.CANDIDATE, fork -> fork.result().alloc()),
                (int) forks.stream().filter(fork -> !fork.accepted()).count());
    }

    private static double[] values(final List<Fork> forks, final Side side, final ToDoubleFunction<Fork> value) {
        return forks.stream()
                .filter(fork -> fork.task().side() == side)
                .mapToDouble(value)
                .toArray();
    }
}
