// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** One thing to measure. */
interface Step {
    /** Starting a JVM, calibrating, writing files. */
    double START_SECONDS = 0.9;

    String name();

    /** How long it takes, about. */
    double seconds();

    /** Measures and reports; what it found in a few words. */
    String run(Children children, PaceReport report) throws IOException, InterruptedException;

    /** A pace trial. */
    record OfPace(TrialSpec spec) implements Step {
        @Override
        public String name() {
            return spec.id();
        }

        @Override
        public double seconds() {
            return START_SECONDS + PaceTrial.TYPICAL_WARM_SECONDS + spec.seconds();
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Trial trial = asked(children, Chore.Kind.PACE, spec);
            report.add(trial);
            return PaceTable.brief(trial);
        }
    }

    /** Ours and floors in turns. */
    record OfTurns(TrialSpec ours, List<TrialSpec> floors, int rounds) implements Step {
        @Override
        public String name() {
            return "turns " + ours.ratePerSecond();
        }

        @Override
        public double seconds() {
            return secondsInTurns(all(), rounds);
        }

        private List<TrialSpec> all() {
            return Stream.concat(Stream.of(ours), floors.stream()).toList();
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Map<TrialSpec, List<Trial>> trials = inTurns(children, all(), rounds);
            final Turns turns = Turns.of(
                    ours,
                    series(ours, trials),
                    floors.stream().map(floor -> series(floor, trials)).toList());
            report.add(turns);
            return PaceTable.brief(turns) + lost(trials, all(), rounds);
        }

        private static Turns.Series series(final TrialSpec spec, final Map<TrialSpec, List<Trial>> trials) {
            return seriesOf(spec, trials, trial -> trial.interval().p99());
        }
    }

    /** A mode that spares processor time, in turns with what it is compared with. */
    record OfSparing(Sparing.Kind kind, double length, int rounds) implements Step {
        @Override
        public String name() {
            return "turns " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        public double seconds() {
            return secondsInTurns(both(), rounds);
        }

        private List<TrialSpec> both() {
            return List.of(kind.ours(length), kind.other(length));
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Map<TrialSpec, List<Trial>> trials = inTurns(children, both(), rounds);
            final Sparing sparing = Sparing.of(
                    kind,
                    length,
                    seriesOf(kind.ours(length), trials, kind::of),
                    seriesOf(kind.other(length), trials, kind::of));
            report.add(sparing);
            return PaceTable.brief(sparing) + lost(trials, both(), rounds);
        }
    }

    private static double secondsInTurns(final List<TrialSpec> specs, final int rounds) {
        return rounds
                * specs.stream().mapToDouble(spec -> new OfPace(spec).seconds()).sum();
    }

    /**
     * In each round a trial of each, in random order. One whose child broke or whose worker hung has nothing to compare; the
     * others go on without it, whatever their verdict.
     */
    private static Map<TrialSpec, List<Trial>> inTurns(
            final Children children, final List<TrialSpec> specs, final int rounds) throws InterruptedException {
        final List<TrialSpec> order = new ArrayList<>(specs);
        final Map<TrialSpec, List<Trial>> trials = new HashMap<>();
        for (int i = 0; i < rounds; i++) {
            Collections.shuffle(order);
            for (final TrialSpec spec : order) {
                final Trial trial = asked(children, Chore.Kind.TURN, spec);
                if (trial.hasEnded()) {
                    trials.computeIfAbsent(spec, each -> new ArrayList<>()).add(trial);
                }
            }
        }
        return trials;
    }

    /** A child that broke is a trial that failed, not the end of the session. */
    private static Trial asked(final Children children, final Chore.Kind kind, final TrialSpec spec)
            throws InterruptedException {
        try {
            return children.ask(kind, spec, Trial.class);
        } catch (final IOException e) {
            return Trial.failed(spec, String.valueOf(e.getMessage()));
        }
    }

    private static String lost(
            final Map<TrialSpec, List<Trial>> trials, final List<TrialSpec> specs, final int rounds) {
        final int ended = trials.values().stream().mapToInt(List::size).sum();
        final int planned = rounds * specs.size();
        return ended == planned ? "" : "; " + (planned - ended) + " of " + planned + " trials did not end";
    }

    private static Turns.Series seriesOf(
            final TrialSpec spec, final Map<TrialSpec, List<Trial>> trials, final Function<Trial, Double> measured) {
        return Turns.Series.of(
                spec.limiter(),
                trials.getOrDefault(spec, List.of()).stream().map(measured).toList());
    }

    /** Several stalls. */
    record OfStall(StallSpec spec, int repetitions) implements Step {
        private static final double CHILD_SECONDS = START_SECONDS + 3.6;
        private static final long AFTER_MILLIS = 2_000;

        @Override
        public String name() {
            return spec.name();
        }

        @Override
        public double seconds() {
            return repetitions * CHILD_SECONDS;
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final List<StallTrial.Seen> seen = new ArrayList<>();
            for (int i = 0; i < repetitions; i++) {
                seen.add(children.with(Chore.Kind.STALL, spec, this::stall));
            }
            final Stall stall = Stall.of(spec, seen);
            report.add(stall);
            return PaceTable.brief(stall);
        }

        private StallTrial.Seen stall(final Child child) throws IOException, InterruptedException {
            final String ready = child.line();
            if (!ready.equals(StallTrial.READY)) {
                throw new IOException("expected " + StallTrial.READY + ", but the child said " + ready);
            }
            child.signal("STOP");
            Thread.sleep(spec.stoppedMillis());
            child.signal("CONT");
            Thread.sleep(AFTER_MILLIS);
            child.say("report");
            final StallTrial.Seen seen = Json.parse(child.line(), StallTrial.Seen.class);
            if (seen.longestSilenceNs() < spec.stoppedMillis() * 900_000) {
                throw new IOException(
                        "the child was not stopped: its longest silence is " + seen.longestSilenceNs() + " ns");
            }
            return seen;
        }
    }

    /** The soak. */
    record OfSoak(SoakTrial.Spec spec) implements Step {
        @Override
        public String name() {
            return "soak " + spec.ratePerSecond();
        }

        @Override
        public double seconds() {
            return START_SECONDS + 2 + spec.seconds();
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final SoakTrial.Soak soak = children.ask(Chore.Kind.SOAK, spec, SoakTrial.Soak.class);
            report.add(soak);
            return PaceTable.brief(soak);
        }
    }

    /** The memory of a running throttle. */
    record OfMemory(Footprint.Spec spec) implements Step {
        @Override
        public String name() {
            return "memory " + spec.ratePerSecond();
        }

        @Override
        public double seconds() {
            return START_SECONDS + 3.5;
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Footprint.Memory memory = children.ask(Chore.Kind.MEMORY, spec, Footprint.Memory.class);
            report.add(memory);
            return PaceTable.brief(memory);
        }
    }
}
