// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
            final Trial trial = children.trial(Chore.Kind.PACE, spec);
            report.add(trial);
            return PaceTable.brief(trial);
        }
    }

    /** Ours and floors in a relay. */
    record OfTurns(TrialSpec ours, List<TrialSpec> floors, int rounds) implements Step {
        /** Opening a limiter, and the pause after a lap of others. */
        private static final double CHANGE_SECONDS = 0.05;

        @Override
        public String name() {
            return "turns " + ours.ratePerSecond();
        }

        @Override
        public double seconds() {
            return START_SECONDS
                    + all().size() * PaceTrial.TYPICAL_WARM_SECONDS
                    + rounds
                            * all().stream()
                                    .mapToDouble(spec -> CHANGE_SECONDS + spec.seconds())
                                    .sum();
        }

        private List<TrialSpec> all() {
            return Stream.concat(Stream.of(ours), floors.stream()).toList();
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Rounds all = children.with(
                    Chore.Kind.RELAY,
                    new Relay.Spec(all()),
                    relay -> Rounds.of(all(), rounds, spec -> lap(relay, spec)));
            final Turns turns = Turns.of(
                    ours,
                    p99(ours, all),
                    floors.stream().map(floor -> p99(floor, all)).toList());
            report.add(turns);
            all.checkEnded();
            return PaceTable.brief(turns);
        }

        /** A child that broke is a lap that failed, and so are those after it. */
        private Trial lap(final Child relay, final TrialSpec spec) throws InterruptedException {
            try {
                relay.tell(Integer.toString(all().indexOf(spec)));
                final Trial trial = Json.parse(relay.line(), Trial.class);
                if (!trial.id().equals(spec.id())) {
                    throw new IOException("expected a lap of " + spec.id() + ", but the child ran " + trial.id());
                }
                return trial;
            } catch (final IOException e) {
                return Trial.failed(spec, String.valueOf(e.getMessage()));
            }
        }

        private static Turns.Series p99(final TrialSpec spec, final Rounds all) {
            return all.series(spec, trial -> trial.interval().p99());
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
            final Rounds both = inTurns(children, both(), rounds);
            final Sparing sparing = Sparing.of(
                    kind, length, both.series(kind.ours(length), kind::of), both.series(kind.other(length), kind::of));
            report.add(sparing);
            both.checkEnded();
            return PaceTable.brief(sparing);
        }
    }

    private static double secondsInTurns(final List<TrialSpec> specs, final int rounds) {
        return rounds
                * specs.stream().mapToDouble(spec -> new OfPace(spec).seconds()).sum();
    }

    private static Rounds inTurns(final Children children, final List<TrialSpec> specs, final int rounds)
            throws InterruptedException {
        return Rounds.of(specs, rounds, spec -> children.trial(Chore.Kind.TURN, spec));
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

    /** The machine itself. */
    record OfPlatform(Platform.Spec spec) implements Step {
        @Override
        public String name() {
            return "platform";
        }

        @Override
        public double seconds() {
            return START_SECONDS + spec.seconds();
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Platform platform = children.ask(Chore.Kind.PLATFORM, spec, Platform.class);
            report.add(platform);
            return PaceTable.brief(platform);
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
