// SPDX-License-Identifier: Apache-2.0
package io.mpthrottle.pace;

import java.io.IOException;
import java.nio.file.Path;
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
            final Trial trial = children.trial(spec);
            report.add(trial);
            return PaceTable.brief(trial);
        }
    }

    /** Ours and floors in turns. */
    record OfTurns(TrialSpec ours, List<TrialSpec> floors) implements Step {
        @Override
        public String name() {
            return "turns " + ours.ratePerSecond();
        }

        private List<TrialSpec> all() {
            return Stream.concat(Stream.of(ours), floors.stream()).toList();
        }

        @Override
        public double seconds() {
            return RelayRuns.seconds(all());
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Rounds all = RelayRuns.run(children, all(), List.of());
            final Turns turns = Turns.of(
                    ours,
                    p99(ours, all),
                    floors.stream().map(floor -> p99(floor, all)).toList());
            report.add(turns);
            all.checkEnded();
            return PaceTable.brief(turns);
        }

        private static Turns.Series p99(final TrialSpec spec, final Rounds all) {
            return all.series(spec, trial -> trial.interval().p99());
        }
    }

    /** A mode that spares processor time, in turns with what it is compared with. */
    record OfSparing(Sparing.Kind kind) implements Step {
        @Override
        public String name() {
            return "turns " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private List<TrialSpec> both() {
            return List.of(kind.ours(), kind.other());
        }

        @Override
        public double seconds() {
            return RelayRuns.seconds(both());
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Rounds both = RelayRuns.run(children, both(), kind.jvmFlags());
            final Sparing sparing =
                    Sparing.of(kind, both.series(kind.ours(), kind::of), both.series(kind.other(), kind::of));
            report.add(sparing);
            both.checkEnded();
            return PaceTable.brief(sparing);
        }
    }

    /** This build and an older one, in turns. */
    record OfVersus(List<TrialSpec> specs, Path base, String label) implements Step {
        @Override
        public String name() {
            return "turns with " + label;
        }

        @Override
        public double seconds() {
            return 2 * RelayRuns.seconds(specs);
        }

        @Override
        public String run(final Children children, final PaceReport report) throws IOException, InterruptedException {
            final Rounds all = RelayRuns.versus(children, specs, base);
            final List<VersusBuild> found = specs.stream()
                    .flatMap(spec -> VersusBuild.of(label, spec, all))
                    .toList();
            report.addVersus(found);
            all.checkEnded();
            return found.stream().filter(VersusBuild::isMissed).count() + " of " + found.size() + " missed";
        }
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
