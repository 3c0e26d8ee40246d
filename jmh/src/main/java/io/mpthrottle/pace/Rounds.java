// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Trials that took turns: in each round one of each, in random order. One whose child broke or whose worker hung has nothing to
 * compare; the others go on without it, whatever their verdict, and it is told at the end.
 */
final class Rounds {
    private final Map<TrialSpec, List<Trial>> ended = new HashMap<>();
    private final List<Trial> lost = new ArrayList<>();

    private Rounds() {}

    /** Makes a trial of what is asked for. */
    @FunctionalInterface
    interface Trials {
        Trial of(TrialSpec spec) throws InterruptedException;
    }

    static Rounds of(final List<TrialSpec> specs, final int rounds, final Trials trials) throws InterruptedException {
        final Rounds all = new Rounds();
        final List<TrialSpec> order = new ArrayList<>(specs);
        for (int i = 0; i < rounds; i++) {
            Collections.shuffle(order);
            for (final TrialSpec spec : order) {
                all.add(spec, trials.of(spec));
            }
        }
        return all;
    }

    private void add(final TrialSpec spec, final Trial trial) {
        if (trial.hasEnded()) {
            ended.computeIfAbsent(spec, each -> new ArrayList<>()).add(trial);
        } else {
            lost.add(trial);
        }
    }

    /** What one of them had, round by round. */
    Turns.Series series(final TrialSpec spec, final Function<Trial, Double> measured) {
        return Turns.Series.of(
                spec.limiter(),
                ended.getOrDefault(spec, List.of()).stream().map(measured).toList());
    }

    /** Says what came to no end, if anything did. */
    void checkEnded() throws IOException {
        if (!lost.isEmpty()) {
            throw new IOException(lost.size() + " trials did not end, the first of them "
                    + lost.get(0).id() + ": " + lost.get(0).why());
        }
    }
}
