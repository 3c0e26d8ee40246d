// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Laps of limiters that took turns, in several {@link Relay}s: in each round one lap of each, in random order. What one process
 * made of a limiter, in code and in memory, holds for all its laps in it, so a relay counts once, by the median of its laps.
 *
 * <p>A lap that came to no end or had no grant has nothing to compare, and a relay in which one of them has no lap is left out,
 * so that the others can be compared relay by relay. Lost laps are told at the end.
 */
final class Rounds {
    private final List<TrialSpec> specs;
    private final List<Map<TrialSpec, List<Trial>>> relays = new ArrayList<>();
    private final List<Trial> lost = new ArrayList<>();

    Rounds(final List<TrialSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    /** Makes a lap of what is asked for. */
    @FunctionalInterface
    interface Laps {
        Trial of(TrialSpec spec) throws InterruptedException;
    }

    /** One relay of so many rounds. */
    void add(final int rounds, final Laps laps) throws InterruptedException {
        final Map<TrialSpec, List<Trial>> ended = new HashMap<>();
        final List<TrialSpec> order = new ArrayList<>(specs);
        for (int i = 0; i < rounds; i++) {
            Collections.shuffle(order);
            for (final TrialSpec spec : order) {
                final Trial lap = laps.of(spec);
                if (lap.hasEnded() && lap.granted() > 0) {
                    ended.computeIfAbsent(spec, each -> new ArrayList<>()).add(lap);
                } else {
                    lose(lap);
                }
            }
        }
        if (ended.keySet().containsAll(specs)) {
            relays.add(ended);
        }
    }

    /** A lap that was not to be had. */
    void lose(final Trial lap) {
        lost.add(lap);
    }

    /** What one of them had: the median of its laps in each relay. */
    List<Double> medians(final TrialSpec spec, final ToDoubleFunction<Trial> measured) {
        return relays.stream()
                .map(relay -> Median.withDefaults()
                        .evaluate(Objects.requireNonNull(relay.get(spec)).stream()
                                .mapToDouble(measured)
                                .toArray()))
                .toList();
    }

    /** Says what came to no end, if anything did. */
    void checkEnded() throws IOException {
        if (!lost.isEmpty()) {
            throw new IOException(lost.size() + (lost.size() == 1 ? " lap" : " laps") + " came to nothing, the first "
                    + lost.get(0).id() + ": " + lost.get(0).why());
        }
    }
}
