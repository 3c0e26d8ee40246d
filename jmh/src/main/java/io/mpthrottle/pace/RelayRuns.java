// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.reports.model.Json;
import io.mpthrottle.reports.model.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Has limiters run laps in several {@link Relay}s, one after the other. Each relay opens its lanes in another order, since
 * being compiled first, or lying first in memory, is no property of a limiter.
 */
final class RelayRuns {
    /** The number of processes. At least five are needed to see even the clearest difference at 5 %, and one may be lost. */
    static final int RELAYS = 6;

    /** The number of laps of each limiter in one process. */
    static final int ROUNDS = 5;

    /** Beside an older build there are so many comparisons that each needs more processes; they have fewer laps each. */
    static final int VERSUS_RELAYS = 9;

    static final int VERSUS_ROUNDS = 3;

    /** What it takes to change to another limiter. */
    private static final double CHANGE_SECONDS = 0.05;

    private RelayRuns() {}

    /** About how long the relays take. */
    static double seconds(final List<TrialSpec> specs) {
        return seconds(specs, RELAYS, ROUNDS);
    }

    /** About how long the relays of both builds take. */
    static double versusSeconds(final List<TrialSpec> specs) {
        return 2 * seconds(specs, VERSUS_RELAYS, VERSUS_ROUNDS);
    }

    private static double seconds(final List<TrialSpec> specs, final int relays, final int rounds) {
        final double laps = specs.stream()
                .mapToDouble(spec -> CHANGE_SECONDS + spec.seconds())
                .sum();
        return relays * (Step.START_SECONDS + specs.size() * Lap.TYPICAL_WARM_SECONDS + rounds * laps);
    }

    /** Runs all relays, with JVM flags in addition to those of every child. A child that does not start costs its relay. */
    static Rounds run(final Children children, final List<TrialSpec> specs, final List<String> flags)
            throws InterruptedException {
        final Rounds all = new Rounds(specs);
        final List<TrialSpec> lanes = new ArrayList<>(specs);
        for (int i = 0; i < RELAYS; i++) {
            Collections.shuffle(lanes);
            try {
                children.with(Chore.Kind.RELAY, new Relay.Spec(List.copyOf(lanes)), flags, relay -> {
                    all.add(ROUNDS, spec -> lap(relay, lanes.indexOf(spec), spec));
                    return all;
                });
            } catch (final IOException e) {
                all.lose(lanes.get(0).failed(String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    /**
     * Runs laps of this build and of an older one. Each build has a process of its own, which waits while the other one runs,
     * since what one build sets for its process must not reach the other.
     */
    static Rounds versus(final Children children, final List<TrialSpec> specs, final Path base)
            throws InterruptedException {
        final List<TrialSpec> theirs = specs.stream().map(TrialSpec::asBase).toList();
        final Rounds all =
                new Rounds(Stream.concat(specs.stream(), theirs.stream()).toList());
        for (int i = 0; i < VERSUS_RELAYS; i++) {
            final List<Integer> order =
                    new ArrayList<>(IntStream.range(0, specs.size()).boxed().toList());
            Collections.shuffle(order);
            final List<TrialSpec> ourLanes = order.stream().map(specs::get).toList();
            final List<TrialSpec> theirLanes = order.stream().map(theirs::get).toList();
            try {
                children.with(
                        Chore.Kind.RELAY,
                        new Relay.Spec(ourLanes),
                        List.of(),
                        ours -> children.with(
                                Chore.Kind.RELAY, new Relay.Spec(theirLanes), List.of(), List.of(base), older -> {
                                    all.add(
                                            ROUNDS,
                                            spec -> spec.limiter() == Limiter.BASE
                                                    ? lap(older, theirLanes.indexOf(spec), spec)
                                                    : lap(ours, ourLanes.indexOf(spec), spec));
                                    return all;
                                }));
            } catch (final IOException e) {
                all.lose(ourLanes.get(0).failed(String.valueOf(e.getMessage())));
            }
        }
        return all;
    }

    /** Runs one lap. If the child breaks, this lap and all later ones in it have failed. */
    static Trial lap(final Relay.Line relay, final int number, final TrialSpec spec) throws InterruptedException {
        try {
            relay.tell(Integer.toString(number));
            final Trial trial = Json.parse(relay.line(), Trial.class);
            if (!trial.id().equals(spec.id())) {
                throw new IOException("expected a lap of " + spec.id() + ", but the child ran " + trial.id());
            }
            return trial;
        } catch (final IOException e) {
            return spec.failed(String.valueOf(e.getMessage()));
        }
    }
}
