// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import io.mpthrottle.Hardcap;
import io.mpthrottle.Refill;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is measured, and in which order. It goes rate by rate, so that the floor, ours and the peers of one rate are measured
 * close to each other.
 *
 * @param steps in their order
 */
record Plan(List<Step> steps) {
    private static final long SOAK_RATE = 10_000_000;

    /** Long enough for a host to move what runs on it. */
    private static final double PLATFORM_SECONDS = 10;

    /** Enough to find the step of the clock, by which medians are judged. */
    private static final double CLOCK_SECONDS = 1;

    /** The kinds of measurement. */
    enum Part {
        /** Pace trials. */
        PACE,
        /**
         * Contests: the tail of ours beside a bare handoff, a bare queue and the bare parts of ours; HYBRID and PARKED beside
         * what they are judged by.
         */
        TURNS,
        /** Stalls. */
        STALLS,
        /** The soak. */
        SOAK,
        /** Memory. */
        MEMORY
    }

    /**
     * How long each takes.
     *
     * @param ours a trial of ours with a spinning worker, or of the floor
     * @param waiting a trial of ours with a waiting worker
     * @param peers a trial of a peer
     * @param soak the soak
     */
    record Lengths(double ours, double waiting, double peers, double soak) {}

    static Plan quick(final Collection<Limiter> limiters, final Set<Part> parts, final Lengths lengths) {
        final Selection some = new Selection(limiters, List.of(Refill.values()), EnumSet.of(Worker.SPINNING), lengths);
        final Selection fewer =
                new Selection(limiters, List.of(Refill.BUSY_SPIN), EnumSet.of(Worker.SPINNING), lengths);
        final Selection waiting = new Selection(limiters, List.of(Refill.HYBRID), EnumSet.of(Worker.WAITING), lengths);
        final Set<TrialSpec> trials = new LinkedHashSet<>();
        trials.addAll(some.floorAndOurs(1_000, 100_000));
        trials.addAll(fewer.floorAndOurs(1_000_000, 10_000_000));
        trials.addAll(waiting.floorAndOurs(1_000));
        trials.addAll(some.peers(1_000, 100_000));
        final List<StallSpec> stalls = new ArrayList<>();
        stalls.add(StallSpec.ours(Hardcap.LIMIT, Refill.HYBRID));
        stalls.add(StallSpec.ours(Hardcap.WINDOW, Refill.HYBRID));
        stalls.addAll(StallSpec.peers());
        return of(parts, trials, List.of(), chosen(stalls, limiters), 1, lengths.soak());
    }

    static Plan full(final Collection<Limiter> limiters, final Set<Part> parts, final Lengths lengths) {
        final Selection all =
                new Selection(limiters, List.of(Refill.values()), EnumSet.of(Worker.SPINNING, Worker.WAITING), lengths);
        final Set<TrialSpec> trials = new LinkedHashSet<>();
        trials.addAll(all.floorAndOurs(100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000));
        trials.addAll(all.peers(1_000, 10_000, 100_000, 1_000_000));
        final List<Step> turns = all.turns(1_000, 10_000, 100_000, 1_000_000);
        return of(parts, trials, turns, chosen(StallSpec.all(), limiters), 3, lengths.soak());
    }

    /** Only what the user chose. */
    static Plan selected(final Selection selection, final List<Long> rates, final Set<Part> parts) {
        final long[] all = rates.stream().mapToLong(Long::longValue).toArray();
        final Set<TrialSpec> trials = new LinkedHashSet<>(selection.floorAndOurs(all));
        trials.addAll(selection.peers(all));
        final List<StallSpec> stalls = chosen(StallSpec.all(), selection.limiters());
        return of(
                parts,
                trials,
                selection.turns(all),
                stalls,
                3,
                selection.lengths().soak());
    }

    /** This build beside an older one. */
    static Plan versus(final Path base, final String label, final List<Long> rates, final Collection<Refill> refills) {
        final List<TrialSpec> specs = refills.stream()
                .flatMap(refill -> rates.stream().map(rate -> ContestSpec.versusLap(refill, rate)))
                .toList();
        return new Plan(List.of(new Step.OfVersus(specs, base, label)));
    }

    private static List<StallSpec> chosen(final List<StallSpec> stalls, final Collection<Limiter> limiters) {
        return stalls.stream().filter(spec -> limiters.contains(spec.limiter())).toList();
    }

    private static Plan of(
            final Set<Part> parts,
            final Collection<TrialSpec> trials,
            final List<Step> turns,
            final List<StallSpec> stalls,
            final int repetitions,
            final double soakSeconds) {
        final List<Step> steps = new ArrayList<>();
        final boolean hasTurns = parts.contains(Part.TURNS) && !turns.isEmpty();
        if (hasTurns || (parts.contains(Part.PACE) && !trials.isEmpty())) {
            steps.add(Step.ofPlatform(hasTurns ? PLATFORM_SECONDS : CLOCK_SECONDS));
        }
        if (parts.contains(Part.PACE)) {
            trials.stream()
                    .sorted(Comparator.comparingLong(TrialSpec::ratePerSecond))
                    .forEach(spec -> steps.add(new Step.OfPace(spec)));
        }
        if (hasTurns) {
            steps.addAll(turns);
        }
        if (parts.contains(Part.STALLS)) {
            stalls.forEach(spec -> steps.add(new Step.OfStall(spec, repetitions)));
        }
        if (parts.contains(Part.MEMORY)) {
            steps.add(Step.ofMemory(1));
            steps.add(Step.ofMemory(SOAK_RATE));
        }
        if (parts.contains(Part.SOAK)) {
            steps.add(Step.ofSoak(SOAK_RATE, soakSeconds));
        }
        return new Plan(steps);
    }

    double seconds() {
        return steps.stream().mapToDouble(Step::seconds).sum();
    }

    /** A choice of trials at any rate. */
    record Selection(
            Collection<Limiter> limiters, Collection<Refill> refills, Collection<Worker> workers, Lengths lengths) {
        /** The floors, and then ours, which are judged by them. */
        List<TrialSpec> floorAndOurs(final long... rates) {
            final List<TrialSpec> trials = new ArrayList<>();
            for (final long rate : rates) {
                limiters.stream()
                        .filter(Limiter::isFloor)
                        .sorted()
                        .forEach(floor -> trials.add(TrialSpec.floor(floor, rate, lengths.ours())));
                if (rate == TrialSpec.THOUSAND
                        && limiters.contains(Limiter.HANDOFF)
                        && refills.contains(Refill.PARKED)) {
                    trials.add(TrialSpec.parkedFloor(rate, lengths.ours()));
                }
                if (limiters.contains(Limiter.MPTHROTTLE)) {
                    trials.addAll(ours(rate));
                }
            }
            return trials;
        }

        /** The contests, which have a spinning worker and need the handoff as their floor. */
        List<Step> turns(final long... rates) {
            if (!limiters.containsAll(List.of(Limiter.MPTHROTTLE, Limiter.HANDOFF))
                    || !workers.contains(Worker.SPINNING)) {
                return List.of();
            }
            return Arrays.stream(rates)
                    .boxed()
                    .flatMap(this::turns)
                    .<Step>map(Step.OfContest::new)
                    .toList();
        }

        /** The tail of a spinning refill; and the sparing modes at the rate where they have goals. */
        private Stream<ContestSpec> turns(final long rate) {
            final Stream.Builder<ContestSpec> turns = Stream.builder();
            if (refills.contains(Refill.BUSY_SPIN)) {
                turns.add(ContestSpec.tail(
                        rate,
                        Stream.of(Limiter.HANDOFF, Limiter.QUEUE, Limiter.PARTS)
                                .filter(limiters::contains)
                                .toList()));
            }
            if (rate == TrialSpec.THOUSAND && refills.contains(Refill.HYBRID)) {
                turns.add(ContestSpec.hybridLateness());
            }
            if (rate == TrialSpec.THOUSAND && refills.contains(Refill.PARKED)) {
                turns.add(ContestSpec.parkedCores());
            }
            return turns.build();
        }

        private List<TrialSpec> ours(final long rate) {
            return workers.stream()
                    .filter(worker -> worker != Worker.BLOCKING)
                    .flatMap(worker -> refills.stream()
                            .map(refill -> TrialSpec.ours(
                                    refill,
                                    worker,
                                    rate,
                                    worker == Worker.SPINNING ? lengths.ours() : lengths.waiting())))
                    .toList();
        }

        List<TrialSpec> peers(final long... rates) {
            return Arrays.stream(rates)
                    .boxed()
                    .flatMap(rate -> limiters.stream()
                            .filter(Limiter::isPeer)
                            .map(limiter -> TrialSpec.peer(limiter, rate, lengths.peers())))
                    .toList();
        }
    }
}
