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
 * Laps of limiters that took turns in several {@link Relay}s. Each round has one lap of each limiter, in random order. All
 * laps of a limiter in one process share its compiled code and its place in memory, so a relay counts once, by the median of
 * its laps.
 *
 * <p>A lap that did not end, or that had no grant, is lost. A relay in which a limiter has no lap left is left out, so that the
 * limiters can be compared relay by relay.
 */
final class Rounds {
    private final List<TrialSpec> specs;
    private final List<Map<TrialSpec, List<Trial>>> relays = new ArrayList<>();
    private final List<Trial> lost = new ArrayList<>();

    Rounds(final List<TrialSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    /** Runs a lap. */
    @FunctionalInterface
    interface Laps {
        Trial of(TrialSpec spec) throws InterruptedException;
    }

    /** Runs a relay of so many rounds. */
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

    /** Notes a lap that is lost. */
    void lose(final Trial lap) {
        lost.add(lap);
    }

    /** The median of a limiter's laps in each relay. */
    List<Double> medians(final TrialSpec spec, final ToDoubleFunction<Trial> measured) {
        return relays.stream()
                .map(relay -> Median.withDefaults()
                        .evaluate(Objects.requireNonNull(relay.get(spec)).stream()
                                .mapToDouble(measured)
                                .toArray()))
                .toList();
    }

    /** Fails if a lap was lost. */
    void checkEnded() throws IOException {
        if (!lost.isEmpty()) {
            throw new IOException(lost.size() + (lost.size() == 1 ? " lap" : " laps") + " came to nothing, the first "
                    + lost.get(0).id() + ": " + lost.get(0).why());
        }
    }
}
